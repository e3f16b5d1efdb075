package dev.broadsheet.duplicate;

import java.util.Arrays;

/**
 * What speaks for comparing two texts, added up over buckets: whether they share a band, how many runs they share, and how many
 * runs the one with fewer has. Texts are known by numbers of 31 bits, a pair by both in one, the smaller first. Pairs are found by
 * open addressing; nothing is allocated for a pair.
 */
public final class PairEvidence {

    /** A part of another text shares at least so many runs with it, and at least half of its own. */
    static final int LEAST_SHARED_RUNS = 2;

    private static final int FIRST_SLOTS = 1 << 10;
    private static final int BAND = 1 << 31;
    private static final int RUN_BITS = 10;
    private static final int RUN_MASK = (1 << RUN_BITS) - 1;
    private static final int MOST_COUNTED = (1 << 20) - 1;
    /** No pair: the smaller number comes first, and no text is paired with itself. */
    private static final long EMPTY = 0;

    private long[] pairs = new long[FIRST_SLOTS];
    private int[] evidence = new int[FIRST_SLOTS];
    private int size;

    /** Takes the pairs. */
    @FunctionalInterface
    public interface Sink {

        /**
         * One pair.
         *
         * @param pair as {@link #pair} makes it
         * @param evidence as {@link #add} takes it
         */
        void accept(long pair, int evidence);
    }

    /** Both numbers in one, the smaller in the upper half. */
    public static long pair(int one, int other) {
        return (long) Math.min(one, other) << Integer.SIZE | Math.max(one, other);
    }

    /** Evidence: they share a band. */
    public static int sharedBand() {
        return BAND;
    }

    /** Evidence: they share a run; the one with fewer has so many. */
    public static int sharedRun(int fewerRuns) {
        return 1 << RUN_BITS | fewerRuns;
    }

    /** Whether there is enough to compare the texts. */
    public static boolean suffices(int evidence) {
        int shared = shared(evidence);
        return evidence < 0 || (shared >= LEAST_SHARED_RUNS && 2 * shared >= (evidence & RUN_MASK));
    }

    private static int shared(int evidence) {
        return (evidence & ~BAND) >>> RUN_BITS;
    }

    public int size() {
        return size;
    }

    /** Adds what speaks for a pair. */
    public void add(long pair, int more) {
        int slot = slot(pair);
        if (pairs[slot] == EMPTY) {
            pairs[slot] = pair;
            evidence[slot] = more;
            size++;
            if (size * 2 > pairs.length) {
                grow();
            }
            return;
        }
        int before = evidence[slot];
        int shared = Math.min(MOST_COUNTED, shared(before) + shared(more));
        evidence[slot] = ((before | more) & BAND) | shared << RUN_BITS | Math.max(before & RUN_MASK, more & RUN_MASK);
    }

    private int slot(long pair) {
        int mask = pairs.length - 1;
        int slot = (int) Shingles.mix(pair) & mask;
        while (pairs[slot] != EMPTY && pairs[slot] != pair) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldPairs = pairs;
        int[] oldEvidence = evidence;
        pairs = new long[oldPairs.length * 2];
        evidence = new int[pairs.length];
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldPairs[i] != EMPTY) {
                int slot = slot(oldPairs[i]);
                pairs[slot] = oldPairs[i];
                evidence[slot] = oldEvidence[i];
            }
        }
    }

    /** Hands on every pair, in no order. */
    public void forEach(Sink sink) {
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] != EMPTY) {
                sink.accept(pairs[i], evidence[i]);
            }
        }
    }

    /** Forgets all pairs, and most of the memory. */
    public void clear() {
        if (pairs.length > FIRST_SLOTS) {
            pairs = new long[FIRST_SLOTS];
            evidence = new int[FIRST_SLOTS];
        } else {
            Arrays.fill(pairs, EMPTY);
        }
        size = 0;
    }
}
