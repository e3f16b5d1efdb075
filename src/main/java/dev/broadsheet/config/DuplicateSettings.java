package dev.broadsheet.config;

/**
 * Which articles are copies of others.
 *
 * @param near whether nearly equal texts are looked for, and texts that stand within others, besides equal ones
 * @param similarity from which two articles are near duplicates: Jaccard of their shingles, {@value #LEAST_SIMILARITY} to 1
 * @param containment from which an article is part of another: share of the smaller one's shingles, above 0 to 1
 * @param leastShingles articles of fewer shingles are only compared as wholes
 */
public record DuplicateSettings(boolean near, double similarity, double containment, int leastShingles)
        implements java.io.Serializable {

    static final double LEAST_SIMILARITY = 0.3;

    public DuplicateSettings {
        Check.that(
                similarity >= LEAST_SIMILARITY && similarity <= 1,
                "duplicates.similarity",
                similarity,
                "a similarity from " + LEAST_SIMILARITY + " to 1");
        Check.that(containment > 0 && containment <= 1, "duplicates.containment", containment, "a share above 0 to 1");
        Check.that(leastShingles >= 1, "duplicates.least-shingles", leastShingles, "at least 1");
    }
}
