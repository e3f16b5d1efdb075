package dev.broadsheet.topic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Terms that carry no topic: frequent ones that do not come in bursts as the terms of topics do ({@link ResidualIdf}), or that are spread
 * over topics almost as all tokens are: &sum;<sub>k</sub> p(k|w) ln(p(k|w) / p(k)), the distinctiveness of Chuang, Manning and Heer,
 * "Termite: visualization techniques for assessing textual topic models" (AVI 2012). What is little is measured by the corpus
 * itself: a third of the median of the topics' most probable terms. So short articles, whose terms hardly ever repeat, and long ones are
 * treated alike, and no list of words is needed.
 */
public final class BackgroundTerms {

    /** Share of the articles from which on a term is frequent; rarer ones cannot be corpus-wide chatter. */
    private static final double FREQUENT = 0.01;

    private static final double LITTLE = 1.0 / 3;

    private BackgroundTerms() {}

    /** What is known of a term. */
    @FunctionalInterface
    public interface Frequency {

        /** A number of the term, above 0. */
        long of(int term);
    }

    /**
     * Finds them.
     *
     * @param matrix &phi;
     * @param weights of topics, by their tokens; any scale
     * @param documents articles that are modelled
     * @param documentFrequency of a term
     * @param tokens of a term
     * @return by term, whether it carries no topic
     */
    public static boolean[] of(
            TopicMatrix matrix, double[] weights, long documents, Frequency documentFrequency, Frequency tokens) {
        double[] distinct = distinctiveness(matrix, weights);
        double[] burst = IntStream.range(0, distinct.length)
                .mapToDouble(term -> ResidualIdf.of(documents, documentFrequency.of(term), tokens.of(term)))
                .toArray();
        int[] top = matrix.topics().stream()
                .flatMapToInt(topic -> Arrays.stream(topic.mostProbable(Coherence.TOP_TERMS)))
                .distinct()
                .toArray();
        double leastDistinct = LITTLE * median(distinct, top);
        double leastBurst = LITTLE * median(burst, top);
        boolean[] background = new boolean[distinct.length];
        for (int term = 0; term < background.length; term++) {
            background[term] = documentFrequency.of(term) >= FREQUENT * documents
                    && (burst[term] < leastBurst || distinct[term] < leastDistinct);
        }
        return background;
    }

    /** KL divergence of each term's topics from those of all tokens, nats. */
    static double[] distinctiveness(TopicMatrix matrix, double[] weights) {
        double all = Arrays.stream(weights).sum();
        double[] sums = new double[matrix.vocabularySize()];
        for (int topic = 0; topic < weights.length; topic++) {
            TopicDistribution terms = matrix.topics().get(topic);
            for (int i = 0; i < terms.size(); i++) {
                sums[terms.term(i)] += weights[topic] / all * terms.probability(i);
            }
        }
        double[] distinct = new double[sums.length];
        for (int topic = 0; topic < weights.length; topic++) {
            TopicDistribution terms = matrix.topics().get(topic);
            for (int i = 0; i < terms.size(); i++) {
                // p(k|w) / p(k) = p(w|k) / p(w)
                double lift = terms.probability(i) / sums[terms.term(i)];
                double share = weights[topic] / all * lift;
                distinct[terms.term(i)] += share > 0 ? share * StrictMath.log(lift) : 0;
            }
        }
        return distinct;
    }

    /** The lower of two middle values. */
    private static double median(double[] values, int[] of) {
        double[] sorted = Arrays.stream(of).mapToDouble(i -> values[i]).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
    }
}
