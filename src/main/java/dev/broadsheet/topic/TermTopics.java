package dev.broadsheet.topic;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The topics of each term, &phi; by columns (compressed sparse columns), as tasks need it to weigh the tokens of an article.
 */
public final class TermTopics implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int topicCount;
    private final int[] starts;
    private final int[] topics;
    private final double[] probabilities;

    TermTopics(TopicMatrix matrix) {
        topicCount = matrix.count();
        starts = starts(matrix);
        topics = new int[starts[matrix.vocabularySize()]];
        probabilities = new double[topics.length];
        int[] next = starts.clone();
        for (int topic = 0; topic < topicCount; topic++) {
            TopicDistribution row = matrix.topics().get(topic);
            for (int i = 0; i < row.size(); i++) {
                int at = next[row.term(i)]++;
                topics[at] = topic;
                probabilities[at] = row.probability(i);
            }
        }
    }

    private static int[] starts(TopicMatrix matrix) {
        int[] starts = new int[matrix.vocabularySize() + 1];
        for (TopicDistribution row : matrix.topics()) {
            for (int i = 0; i < row.size(); i++) {
                starts[row.term(i) + 1]++;
            }
        }
        for (int term = 0; term < matrix.vocabularySize(); term++) {
            starts[term + 1] = Math.addExact(starts[term], starts[term + 1]);
        }
        return starts;
    }

    /** Number of terms, V. */
    int termCount() {
        return starts.length - 1;
    }

    /** Adds what a term takes from the divergence of each pair of topics that both have it. */
    void add(int term, TermTopics other, double[][] sums) {
        for (int i = starts[term]; i < starts[term + 1]; i++) {
            double[] row = sums[topics[i]];
            for (int j = other.starts[term]; j < other.starts[term + 1]; j++) {
                if (probabilities[i] > 0 && other.probabilities[j] > 0) {
                    row[other.topics[j]] += TopicSimilarity.share(probabilities[i], other.probabilities[j]);
                }
            }
        }
    }

    /** Adds, for each pair of topics that both have a term, what of the first lies in the second by it: see {@link TermFlow}. */
    void addFlow(int term, TermTopics other, double[] tokens, double[][] shares) {
        double all = 0;
        for (int j = other.starts[term]; j < other.starts[term + 1]; j++) {
            all += other.probabilities[j] * tokens[other.topics[j]];
        }
        for (int i = starts[term]; all > 0 && i < starts[term + 1]; i++) {
            double[] row = shares[topics[i]];
            for (int j = other.starts[term]; j < other.starts[term + 1]; j++) {
                row[other.topics[j]] += probabilities[i] * other.probabilities[j] * tokens[other.topics[j]] / all;
            }
        }
    }

    /** Number of topics, K. */
    public int topicCount() {
        return topicCount;
    }

    /**
     * The probabilities of a term in all topics, as they are for a new article: of each topic a share is spread evenly over all terms,
     * for its terms that are not named.
     *
     * @param evenShares of each topic, 0 to 1
     * @param into receives &phi;<sub>kw</sub>, length K
     */
    public void probabilities(int term, double[] evenShares, double[] into) {
        int vocabularySize = starts.length - 1;
        for (int topic = 0; topic < topicCount; topic++) {
            into[topic] = evenShares[topic] / vocabularySize;
        }
        for (int i = starts[term]; i < starts[term + 1]; i++) {
            into[topics[i]] += (1 - evenShares[topics[i]]) * probabilities[i];
        }
    }

    /**
     * Shares one token out over topics: p(k | d, w) = &theta;<sub>dk</sub> &phi;<sub>kw</sub> / &sum;<sub>j</sub>
     * &theta;<sub>dj</sub> &phi;<sub>jw</sub>; by &theta; alone where no topic explains the term.
     *
     * @param theta the article's topic weights, length K
     * @param term the token's term
     * @param shares receives p(k | d, w), length K; sums to 1
     * @return &sum;<sub>j</sub> &theta;<sub>dj</sub> &phi;<sub>jw</sub>, the token's probability in the article
     */
    public double shareOut(double[] theta, int term, double[] shares) {
        Arrays.fill(shares, 0);
        double sum = 0;
        for (int i = starts[term]; i < starts[term + 1]; i++) {
            double joint = theta[topics[i]] * probabilities[i];
            shares[topics[i]] = joint;
            sum += joint;
        }
        if (sum > 0) {
            for (int i = starts[term]; i < starts[term + 1]; i++) {
                shares[topics[i]] /= sum;
            }
        } else {
            System.arraycopy(theta, 0, shares, 0, topicCount);
        }
        return sum;
    }
}
