package dev.broadsheet.duplicate;

/**
 * How a signature is cut into bands: texts that agree in all rows of one band are compared (Leskovec, Rajaraman and Ullman,
 * <i>Mining of Massive Datasets</i>, section 3.4).
 *
 * @param count of bands
 * @param rows of each band
 */
public record Bands(int count, int rows) {

    static final int MOST_FUNCTIONS = 128;
    static final double LEAST_RECALL = 0.97;

    /**
     * The longest bands, and so the fewest comparisons, that still find pairs just as similar as asked for with a probability of
     * {@value #LEAST_RECALL} at least, out of {@value #MOST_FUNCTIONS} hash functions.
     *
     * @param similarity Jaccard, above 0 and at most 1
     */
    public static Bands of(double similarity) {
        for (int rows = MOST_FUNCTIONS; rows > 1; rows--) {
            Bands bands = new Bands(MOST_FUNCTIONS / rows, rows);
            if (bands.recall(similarity) >= LEAST_RECALL) {
                return bands;
            }
        }
        return new Bands(MOST_FUNCTIONS, 1);
    }

    /** The probability that two texts of this Jaccard similarity agree in one band: {@code 1 - (1 - s^r)^b}. */
    public double recall(double similarity) {
        return 1 - Math.pow(1 - Math.pow(similarity, rows), count);
    }

    int functions() {
        return count * rows;
    }

    /** One hash for each band of a signature. */
    int[] hashes(int[] signature) {
        int[] hashes = new int[count];
        for (int band = 0; band < count; band++) {
            long hash = band;
            for (int row = 0; row < rows; row++) {
                hash = Shingles.mix(hash * 31 + signature[band * rows + row]);
            }
            hashes[band] = (int) (hash >>> Integer.SIZE);
        }
        return hashes;
    }
}
