package dev.broadsheet.weight;

import dev.broadsheet.config.TfIdfSettings;
import java.io.Serializable;

/**
 * The formulas of TF-IDF (Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988, section 2; the
 * smoothed variant as in scikit-learn's {@code TfidfTransformer}).
 *
 * <ul>
 *   <li>tf: {@code RAW} n; {@code LOG} 1 + ln n, for n &gt; 0 tokens of the term in the article
 *   <li>idf: {@code SMOOTH} ln((1 + N) / (1 + df)) + 1, as if one more article held every term; {@code PLAIN} ln(N / df) + 1;
 *       for N articles of which df hold the term, in nats. The 1 added keeps terms of every article from vanishing.
 *   <li>weight: tf · idf, divided by the Euclidean length of the article's vector of all its terms in the vocabulary
 * </ul>
 *
 * @param termFrequency formula of tf
 * @param inverseDocumentFrequency formula of idf
 */
public record Weighting(
        TfIdfSettings.TermFrequency termFrequency, TfIdfSettings.InverseDocumentFrequency inverseDocumentFrequency)
        implements Serializable {

    /**
     * Inverse document frequency.
     *
     * @param articles N, at least {@code documentFrequency}
     * @param documentFrequency df, at least 1
     */
    public double idf(long articles, long documentFrequency) {
        if (documentFrequency < 1 || documentFrequency > articles) {
            throw new IllegalArgumentException("df " + documentFrequency + " of " + articles + " articles");
        }
        return switch (inverseDocumentFrequency) {
            case SMOOTH -> Math.log((1.0 + articles) / (1.0 + documentFrequency)) + 1;
            case PLAIN -> Math.log((double) articles / documentFrequency) + 1;
        };
    }

    /** Term frequency as it enters the weight, for a count of at least 1. */
    public double tf(int count) {
        return switch (termFrequency) {
            case RAW -> count;
            case LOG -> 1 + Math.log(count);
        };
    }

    /**
     * The weights of one article: non-negative, of Euclidean length 1 unless there are none.
     *
     * @param counts tokens of each of its terms, at least 1
     * @param idf of the same terms
     * @param size how many entries of the arrays are meant
     */
    public double[] weights(int[] counts, double[] idf, int size) {
        double[] weights = new double[size];
        double squares = 0;
        for (int i = 0; i < size; i++) {
            weights[i] = tf(counts[i]) * idf[i];
            squares += weights[i] * weights[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < size; i++) {
            weights[i] /= length;
        }
        return weights;
    }
}
