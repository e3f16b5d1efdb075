package dev.broadsheet.duplicate;

import java.util.Arrays;

/** All different shingles of a text, ascending. Of hashes of 32 bits, two different shingles are the same once in 4 billion times. */
public final class ShingleSet {

    /** Of prose in an alphabet, at least; what holds more makes room. */
    private static final int CHARACTERS_OF_A_SHINGLE = 5;

    private final int[] hashes;

    private ShingleSet(int[] hashes) {
        this.hashes = hashes;
    }

    /** The set of a text. */
    public static ShingleSet of(String text) {
        Growing all = new Growing(text.length() / CHARACTERS_OF_A_SHINGLE);
        new Shingles().read(text, all);
        return new ShingleSet(Arrays.copyOf(all.hashes, Sets.sortDistinct(all.hashes, all.size)));
    }

    /** The set that {@link #hashes} gave. */
    public static ShingleSet of(int[] hashes) {
        return new ShingleSet(hashes);
    }

    /** Its hashes, ascending; not to be changed. */
    public int[] hashes() {
        return hashes;
    }

    public int size() {
        return hashes.length;
    }

    /** How many shingles both have. */
    public int shared(ShingleSet other) {
        int[] a = hashes;
        int[] b = other.hashes;
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            int x = a[i];
            int y = b[j];
            shared += x == y ? 1 : 0;
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }
        return shared;
    }

    private static final class Growing implements Shingles.Sink {

        private int[] hashes;
        private int size;

        Growing(int expected) {
            hashes = new int[expected];
        }

        @Override
        public void shingles(int[] more, int length) {
            if (size + length > hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.max(size + length, 2 * size));
            }
            System.arraycopy(more, 0, hashes, size, length);
            size += length;
        }

        @Override
        public void run(int hash) {
            // exact similarity needs no sample
        }
    }
}
