package dev.broadsheet.phrase;

/**
 * How firmly words hold together: pointwise mutual information, normalised (Bouma, "Normalized (pointwise) mutual information
 * in collocation extraction", GSCL 2009, section 3).
 *
 * <p>For two parts that stand x and y times among N words, and c times beside each other,
 *
 * <pre>npmi = ln(p(c) / (p(x) p(y))) / -ln p(c),   p(n) = n / N</pre>
 *
 * is 1 where neither stands without the other, 0 where they meet as chance has it, and below 0 where they avoid each other. Small
 * counts meet by chance more often than their own size says, so c enters as c - √c, less the standard deviation of a count that
 * is Poisson's; x and y stay as they are.
 *
 * <p>A phrase of more words is as firm as its weakest seam: the least npmi over the places where it can be cut between two
 * content words. Stop words at the cut count for neither part. So every word belongs, however frequent the rest is.
 */
final class PhraseScore {

    private PhraseScore() {}

    /**
     * The score of two parts.
     *
     * @param together c, at least 1
     * @param first x, at least c
     * @param second y, at least c
     * @param words N, at least as many
     * @return at most 1; -1 where nothing is left of c
     */
    static double npmi(long together, long first, long second, long words) {
        double sure = together - Math.sqrt((double) together);
        if (sure <= 0) {
            return -1;
        }
        double rarity = Math.log(words / sure);
        // All words are this one phrase: it cannot be cut.
        return rarity <= 0 ? 1 : Math.log(sure / first * words / second) / rarity;
    }
}
