package dev.broadsheet.topic;

import java.util.Arrays;

/**
 * FREX, how frequent and how exclusive a term is in a topic (Bischof &amp; Airoldi 2012): the weighted harmonic mean
 * 1 / (&omega; / E(exclusivity) + (1 &minus; &omega;) / E(frequency)), where the frequency is &phi;<sub>kw</sub>, the
 * exclusivity &phi;<sub>kw</sub> / &sum;<sub>j</sub> &phi;<sub>jw</sub>, and E the empirical distribution function within
 * the topic over the whole modelled vocabulary (the share of terms with at most that value). &omega; = 0.7 is the weight of
 * <em>exclusivity</em>, 0.3 that of frequency. From just above 0 to 1.
 */
public final class Frex {

    public static final double OMEGA = 0.7;

    private Frex() {}

    /** The weighted harmonic mean of two ranks in (0, 1]. */
    public static double of(double exclusivityRank, double frequencyRank) {
        return 1 / (OMEGA / exclusivityRank + (1 - OMEGA) / frequencyRank);
    }

    /**
     * Mean FREX of some terms of a topic.
     *
     * @param topic &phi;<sub>k</sub>
     * @param termSums &sum;<sub>j</sub> &phi;<sub>jw</sub>, length V, as {@link TopicMatrix#termSums}
     * @param terms terms of positive probability in the topic
     * @return 0 when there are no terms
     */
    public static double mean(TopicDistribution topic, double[] termSums, int[] terms) {
        double[] frequency = new double[topic.size()];
        double[] exclusivity = new double[topic.size()];
        for (int i = 0; i < topic.size(); i++) {
            frequency[i] = topic.probability(i);
            exclusivity[i] = topic.probability(i) / termSums[topic.term(i)];
        }
        double sum = 0;
        for (int term : terms) {
            double probability = topic.probabilityOf(term);
            sum += of(
                    rank(exclusivity, probability / termSums[term], termSums.length),
                    rank(frequency, probability, termSums.length));
        }
        return terms.length == 0 ? 0 : sum / terms.length;
    }

    /** Share of all terms with at most a value; the terms that the topic does not name have none and are all below. */
    private static double rank(double[] values, double value, int all) {
        long above = Arrays.stream(values).filter(other -> other > value).count();
        return (all - above) / (double) all;
    }
}
