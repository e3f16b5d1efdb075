package dev.broadsheet.lda;

/**
 * Random numbers that depend on nothing but what they are for: the state of a document's sequence begins with a mixture of
 * (seed, sweep, document) and counts up in steps of {@link #STEP}; each state is mixed to a number. This is SplitMix64 (Steele,
 * Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 17).
 */
final class CounterRandom {

    /** From one state to the next: the odd integer nearest to 2<sup>64</sup> divided by the golden ratio. */
    static final long STEP = 0x9E3779B97F4A7C15L;

    private static final float UNIT = 0x1p-24f;
    private static final double FINE_UNIT = 0x1p-53;

    private CounterRandom() {}

    /** Spreads every bit over all bits; a bijection. */
    static long mix(long state) {
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The key of a name; the same for the same name on every machine. */
    static long key(String name) {
        long key = name.length();
        for (int i = 0; i < name.length(); i++) {
            key = mix(key + STEP * (name.charAt(i) + 1));
        }
        return key;
    }

    /** What a sweep contributes to the states of its documents. */
    static long sweepKey(long seed, int sweep) {
        return mix(mix(seed) + STEP * (sweep + 1L));
    }

    /** Where a document's sequence begins. */
    static long start(long sweepKey, long documentKey) {
        return mix(sweepKey ^ documentKey);
    }

    /** From 0 to below 1, in steps of 2<sup>-24</sup>. */
    static float uniform(long state) {
        return (mix(state) >>> 40) * UNIT;
    }

    /** A document's place on the line from 0 to below 1, by which samples of documents are chosen. */
    static double place(long documentKey) {
        return (documentKey >>> 11) * FINE_UNIT;
    }
}
