package dev.broadsheet.duplicate;

import java.util.Arrays;

/** Makes the {@link Sketch} of one text after the other; not safe for several threads. */
public final class Sketcher {

    /** Runs of a text that are kept at most: those of the least hashes. */
    static final int MOST_RUNS = 512;

    private final int leastShingles;
    private final Bands bands;
    private final MinHash minHash;
    private final Shingles shingles = new Shingles();
    private final Collected collected = new Collected();
    private final Again again = new Again();

    /**
     * @param similarity from which texts are near duplicates, Jaccard
     * @param leastShingles texts of fewer have no sketch
     */
    public Sketcher(double similarity, int leastShingles) {
        this.leastShingles = leastShingles;
        this.bands = Bands.of(similarity);
        this.minHash = new MinHash(bands.functions());
    }

    public Sketch sketch(String text) {
        minHash.clear();
        collected.clear();
        shingles.read(text, collected);
        if (collected.count < leastShingles) {
            return Sketch.none();
        }
        while (!minHash.isFull()) {
            minHash.nextRound();
            if (collected.count <= Shingles.BLOCK) {
                minHash.add(shingles.lastBlock(), (int) collected.count);
            } else {
                shingles.read(text, again);
            }
        }
        return new Sketch(bands.hashes(minHash.signature()), collected.runs());
    }

    private final class Again implements Shingles.Sink {

        @Override
        public void shingles(int[] hashes, int length) {
            minHash.add(hashes, length);
        }

        @Override
        public void run(int hash) {
            // taken in the first round
        }
    }

    private final class Collected implements Shingles.Sink {

        private final int[] runs = new int[4 * MOST_RUNS];
        private int size;
        private long count;

        void clear() {
            size = 0;
            count = 0;
        }

        @Override
        public void shingles(int[] hashes, int length) {
            count += length;
            minHash.add(hashes, length);
        }

        @Override
        public void run(int hash) {
            if (size == runs.length) {
                size = least();
            }
            runs[size++] = hash;
        }

        int[] runs() {
            return Arrays.copyOf(runs, least());
        }

        /** Brings the least of the runs to the front, ascending, each once; gives how many there are. */
        private int least() {
            int distinct = Sets.sortDistinct(runs, size);
            return Math.min(distinct, MOST_RUNS);
        }
    }
}
