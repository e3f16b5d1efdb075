package dev.broadsheet.duplicate;

import java.util.Arrays;

/**
 * Texts that share a band or a run, by what they share. Of a bucket of up to {@value #SMALL} texts every pair is evidence; of a larger
 * one each text with the first and with the one before it, in the order of their numbers: so a million copies of one story cost two
 * million pairs, not half a billion, and all of them still hang together.
 */
public final class Buckets {

    static final int SMALL = 8;

    /** Bits of a key: {@link #bandKey} and {@link #runKey}. */
    private static final int KEY_BITS = 40;

    private static final int INDEX_BITS = Long.SIZE - KEY_BITS;
    private static final long RUN_KIND = 0xFFL << Integer.SIZE;
    private static final int MOST = 1 << INDEX_BITS;

    private long[] keys = new long[1 << 10];
    private int[] texts = new int[1 << 10];
    private short[] runs = new short[1 << 10];
    private int size;

    /** The key of a band: its number and its hash. */
    public static long bandKey(int band, int hash) {
        return (long) band << Integer.SIZE | Integer.toUnsignedLong(hash);
    }

    /** The key of a run. */
    public static long runKey(int hash) {
        return RUN_KIND | Integer.toUnsignedLong(hash);
    }

    /** Which of so many parts a key is for. */
    public static int part(long key, int parts) {
        return (int) Long.remainderUnsigned(Shingles.mix(key) >>> 1, parts);
    }

    /** Whether no more fit in. */
    public boolean isFull() {
        return size == MOST;
    }

    /**
     * Puts a text into a bucket.
     *
     * @param runsOfText how many runs it has
     */
    public void add(long key, int text, int runsOfText) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            texts = Arrays.copyOf(texts, 2 * size);
            runs = Arrays.copyOf(runs, 2 * size);
        }
        keys[size] = key << INDEX_BITS | size;
        texts[size] = text;
        runs[size] = (short) runsOfText;
        size++;
    }

    /** Hands on the evidence of all buckets, and empties them. */
    public void drain(PairEvidence.Sink sink) {
        Arrays.sort(keys, 0, size);
        int start = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || keys[i] >>> INDEX_BITS != keys[start] >>> INDEX_BITS) {
                if (i - start > 1) {
                    bucket(start, i, sink);
                }
                start = i;
            }
        }
        size = 0;
    }

    private void bucket(int from, int to, PairEvidence.Sink sink) {
        boolean run = (keys[from] >>> INDEX_BITS & RUN_KIND) == RUN_KIND;
        long[] members = new long[to - from];
        for (int i = from; i < to; i++) {
            int index = (int) (keys[i] & (MOST - 1));
            members[i - from] = (long) texts[index] << Short.SIZE | runs[index];
        }
        Arrays.sort(members);
        for (int i = 1; i < members.length; i++) {
            if (members.length <= SMALL) {
                for (int j = 0; j < i; j++) {
                    evidence(members[j], members[i], run, sink);
                }
            } else {
                evidence(members[0], members[i], run, sink);
                if (i > 1) {
                    evidence(members[i - 1], members[i], run, sink);
                }
            }
        }
    }

    private static void evidence(long a, long b, boolean run, PairEvidence.Sink sink) {
        int one = (int) (a >>> Short.SIZE);
        int other = (int) (b >>> Short.SIZE);
        if (one != other) {
            int fewer = (int) Math.min(a & 0xFFFF, b & 0xFFFF);
            sink.accept(PairEvidence.pair(one, other), run ? PairEvidence.sharedRun(fewer) : PairEvidence.sharedBand());
        }
    }
}
