package dev.broadsheet.lda;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The topics of a fit: counts of words in topics averaged over samples, smoothed by the prior. Each topic is a distribution over all V
 * words, &phi;<sub>kw</sub> = (n<sub>kw</sub> + &beta;) / (n<sub>k</sub> + V &beta;), for n a mean over samples.
 *
 * @param sums n<sub>kw</sub> added up over samples
 * @param samples how many, at least 1
 * @param concentrations &alpha; and &beta;, as many &alpha; as there are topics
 */
public record SampledTopics(TopicCounts sums, int samples, Concentrations concentrations) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    public SampledTopics {
        if (samples < 1) {
            throw new IllegalArgumentException("samples is " + samples + "; it must be at least 1");
        }
        if (concentrations.documents().length != sums.topicCount()) {
            throw new IllegalArgumentException("there are " + concentrations.documents().length
                    + " concentrations of documents for " + sums.topicCount() + " topics");
        }
    }

    /** Number of topics, K. */
    public int topicCount() {
        return sums.topicCount();
    }

    /** Number of words, V. */
    public int vocabularySize() {
        return sums.vocabularySize();
    }

    /** n<sub>k</sub> + V &beta;. */
    public double total(int topic) {
        return (double) sums.topicTotal(topic) / samples + vocabularySize() * concentrations.topics();
    }

    /**
     * The smoothed counts of a word.
     *
     * @param into receives n<sub>kw</sub> + &beta; for every k, length K
     */
    public void counts(int word, double[] into) {
        Arrays.fill(into, concentrations.topics());
        for (int pair = sums.start(word); pair < sums.start(word + 1); pair++) {
            into[sums.topic(pair)] += (double) sums.count(pair) / samples;
        }
    }

    /**
     * The probabilities of a word.
     *
     * @param into receives &phi;<sub>kw</sub> for every k, length K
     */
    public void probabilities(int word, double[] into) {
        counts(word, into);
        for (int topic = 0; topic < into.length; topic++) {
            into[topic] /= total(topic);
        }
    }
}
