package dev.broadsheet.weight;

import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The vocabulary as tasks need it: the number and idf of a term by language and stem. Terms lie end to end in one byte array,
 * so that a million of them take some tens of megabytes and travel as a few plain arrays.
 */
public final class TermIndex implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What {@link #number} answers for a term that is not in the vocabulary. */
    public static final int ABSENT = -1;

    private static final byte SEPARATOR = 0;

    private final byte[] pool;
    private final int[] starts;
    private final int[] slots;
    private final byte[] surfaces;
    private final int[] surfaceStarts;
    private final double[] idf;
    private final long totalDocumentFrequency;

    private TermIndex(
            byte[] pool,
            int[] starts,
            int[] slots,
            byte[] surfaces,
            int[] surfaceStarts,
            double[] idf,
            long totalDocumentFrequency) {
        this.pool = pool;
        this.starts = starts;
        this.slots = slots;
        this.surfaces = surfaces;
        this.surfaceStarts = surfaceStarts;
        this.idf = idf;
        this.totalDocumentFrequency = totalDocumentFrequency;
    }

    /** Number of a term, or {@link #ABSENT}. */
    public int number(String language, String stem) {
        byte[] key = key(language, stem);
        int mask = slots.length - 1;
        int slot = hash(key, 0, key.length) & mask;
        while (slots[slot] != ABSENT) {
            int term = slots[slot];
            if (Arrays.equals(pool, starts[term], starts[term + 1], key, 0, key.length)) {
                return term;
            }
            slot = (slot + 1) & mask;
        }
        return ABSENT;
    }

    /** Inverse document frequency of a term, in nats. */
    public double idf(int term) {
        return idf[term];
    }

    /** The bytes that hold the readable forms of all terms, as UTF-8, one after the other. Not to be changed. */
    public byte[] surfaces() {
        return surfaces;
    }

    /** Where the readable form of a term begins in {@link #surfaces}; that of the next term begins where it ends. */
    public int surfaceStart(int term) {
        return surfaceStarts[term];
    }

    public int size() {
        return idf.length;
    }

    /** Document frequencies of all terms, added: how many pairs of article and term there are. */
    public long totalDocumentFrequency() {
        return totalDocumentFrequency;
    }

    private static byte[] key(String language, String stem) {
        byte[] first = language.getBytes(StandardCharsets.UTF_8);
        byte[] second = stem.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(first, first.length + 1 + second.length);
        key[first.length] = SEPARATOR;
        System.arraycopy(second, 0, key, first.length + 1, second.length);
        return key;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    /** Takes the terms in the order of their numbers. */
    public static final class Builder {

        private final Pool keys = new Pool();
        private final Pool surfaces = new Pool();
        private double[] idf = new double[1 << 10];
        private int size;
        private long totalDocumentFrequency;

        /** The next term. */
        public Builder add(String language, String stem, String surface, long documentFrequency, double termIdf) {
            keys.add(key(language, stem));
            surfaces.add(surface.getBytes(StandardCharsets.UTF_8));
            if (size == idf.length) {
                idf = Arrays.copyOf(idf, idf.length * 2);
            }
            totalDocumentFrequency += documentFrequency;
            idf[size++] = termIdf;
            return this;
        }

        public TermIndex build() {
            byte[] pool = keys.bytes();
            int[] starts = keys.starts();
            int[] slots = new int[Integer.highestOneBit(Math.max(size, 1)) * 4];
            Arrays.fill(slots, ABSENT);
            int mask = slots.length - 1;
            for (int term = 0; term < size; term++) {
                int slot = hash(pool, starts[term], starts[term + 1]) & mask;
                while (slots[slot] != ABSENT) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = term;
            }
            return new TermIndex(
                    pool,
                    starts,
                    slots,
                    surfaces.bytes(),
                    surfaces.starts(),
                    Arrays.copyOf(idf, size),
                    totalDocumentFrequency);
        }
    }

    /** Byte strings end to end. */
    private static final class Pool {

        private byte[] bytes = new byte[1 << 16];
        private int[] starts = new int[1 << 10];
        private int size;

        void add(byte[] value) {
            int start = starts[size];
            if (start + value.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, start + value.length));
            }
            if (size + 2 > starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            System.arraycopy(value, 0, bytes, start, value.length);
            size++;
            starts[size] = start + value.length;
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, starts[size]);
        }

        int[] starts() {
            return Arrays.copyOf(starts, size + 1);
        }
    }
}
