package dev.broadsheet.config;

/**
 * Which articles are neighbours.
 *
 * @param most neighbours of an article; 0: none
 * @param minCosine least cosine of a neighbour, above 0 to 1
 */
public record SimilarSettings(int most, double minCosine) implements java.io.Serializable {

    private static final int LIMIT = 1000;

    public SimilarSettings {
        Check.that(most >= 0 && most <= LIMIT, "similar.most", most, "from 0, which makes none, to " + LIMIT);
        Check.that(minCosine > 0 && minCosine <= 1, "similar.min-cosine", minCosine, "above 0 and at most 1");
    }
}
