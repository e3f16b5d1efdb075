package dev.broadsheet.phrase;

/**
 * Keys of 64 bits for words and for runs of words, made from their normal forms alone, so that parts of a corpus that were
 * counted apart agree on them.
 *
 * <p>Different runs may share a key. Among n of them it happens with probability of about n² / 2<sup>65</sup>: one in 370,000
 * for ten million.
 */
public final class WordKeys {

    /** The key of nothing. */
    static final long NONE = 0;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;

    private WordKeys() {}

    /** The key of a word, never 0. */
    public static long of(CharSequence normalForm) {
        long hash = BASIS;
        for (int i = 0; i < normalForm.length(); i++) {
            hash = (hash ^ normalForm.charAt(i)) * PRIME;
        }
        return notNone(mix(hash));
    }

    /** The key of a stop word, never 0, and not that of a content word with the same normal form, such as <i>US</i> and <i>us</i>. */
    public static long ofStopWord(CharSequence normalForm) {
        return notNone(mix(of(normalForm)));
    }

    /** The key of a run of words with one more word; a run of one word has the word's key. */
    public static long join(long run, long word) {
        return notNone(mix(run * GOLDEN + Long.rotateLeft(word, 31)));
    }

    /** The key of a run of words. */
    public static long of(long[] words, int from, int to) {
        long key = words[from];
        for (int i = from + 1; i < to; i++) {
            key = join(key, words[i]);
        }
        return key;
    }

    private static long notNone(long key) {
        return key == NONE ? GOLDEN : key;
    }

    /** The finalizer of MurmurHash3 with the constants of Stafford's variant 13. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
