package dev.broadsheet.config;

/**
 * Which terms are counted and how they are weighed.
 *
 * @param minDocumentFrequency fewest articles of its language a term must stand in
 * @param maxDocumentShare largest share of those articles, 0 to 1
 * @param maxVocabulary most terms kept, by document frequency
 * @param termFrequency how term frequency enters the weight
 * @param inverseDocumentFrequency the formula of idf
 */
public record TfIdfSettings(
        int minDocumentFrequency,
        double maxDocumentShare,
        int maxVocabulary,
        TermFrequency termFrequency,
        InverseDocumentFrequency inverseDocumentFrequency)
        implements java.io.Serializable {

    /** The formulas of term frequency. */
    public enum TermFrequency {
        RAW,
        LOG
    }

    /** The formulas of inverse document frequency. */
    public enum InverseDocumentFrequency {
        SMOOTH,
        PLAIN
    }

    public TfIdfSettings {
        Check.that(minDocumentFrequency >= 1, "tfidf.min-document-frequency", minDocumentFrequency, "at least 1");
        Check.share("tfidf.max-document-share", maxDocumentShare);
        Check.that(maxVocabulary >= 1, "tfidf.max-vocabulary", maxVocabulary, "at least 1");
    }
}
