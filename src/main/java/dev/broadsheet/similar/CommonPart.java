package dev.broadsheet.similar;

import java.util.Arrays;

/**
 * How much of each article lies in its most common terms: those of a rank below a cut.
 *
 * @param cut the rank
 * @param norms by article, the length of its weights of these terms, in {@link FixedWeights}, rounded up
 * @param longest the articles by that, longest first
 */
@SuppressWarnings("ArrayRecordComponent")
record CommonPart(int cut, float[] norms, int[] longest) {

    private static final int HALF = 32;

    /**
     * Of the articles whose squares of these weights are given.
     *
     * @param squares by article
     */
    static CommonPart of(int cut, long... squares) {
        float[] norms = new float[squares.length];
        for (int article = 0; article < norms.length; article++) {
            norms[article] = squares[article] == 0 ? 0 : Math.nextUp((float) Math.sqrt((double) squares[article]));
        }
        long[] keys = new long[norms.length];
        for (int article = 0; article < keys.length; article++) {
            keys[article] = (long) -Float.floatToIntBits(norms[article]) << HALF | article;
        }
        Arrays.sort(keys);
        return new CommonPart(
                cut, norms, Arrays.stream(keys).mapToInt(key -> (int) key).toArray());
    }

    /** How many articles have at least some length of these terms. */
    int countFrom(double length) {
        int low = 0;
        int high = longest.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (norms[longest[middle]] >= length) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
