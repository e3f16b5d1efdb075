package dev.broadsheet.weight;

import java.io.Serializable;

/**
 * The document frequencies a term of the vocabulary may have.
 *
 * @param lowest fewest articles, at least 1
 * @param highest most articles
 */
public record VocabularyBounds(long lowest, long highest) implements Serializable {

    /**
     * The bounds for a number of articles. The lower one never exceeds that number, so that a corpus of one article still has
     * terms; the upper one is the floor of the share, and at least 1.
     */
    public static VocabularyBounds of(long articles, int minDocumentFrequency, double maxDocumentShare) {
        return new VocabularyBounds(Math.max(1, Math.min(minDocumentFrequency, articles)), Math.max(1, (long)
                Math.floor(maxDocumentShare * articles)));
    }
}
