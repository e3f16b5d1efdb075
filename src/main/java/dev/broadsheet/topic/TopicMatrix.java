package dev.broadsheet.topic;

import java.util.Arrays;
import java.util.List;

/**
 * All topics of a model over one vocabulary, &phi;: K sparse rows. Takes 12 bytes for each pair of topic and term of positive
 * probability.
 *
 * @param topics in the order of the engine
 * @param vocabularySize number of modelled terms, V
 */
public record TopicMatrix(List<TopicDistribution> topics, int vocabularySize) {

    public TopicMatrix {
        topics = List.copyOf(topics);
    }

    /** Number of topics, K. */
    public int count() {
        return topics.size();
    }

    /** &sum;<sub>k</sub> &phi;<sub>kw</sub> of each term, length V, added in the order of topics. */
    public double[] termSums() {
        double[] sums = new double[vocabularySize];
        for (TopicDistribution topic : topics) {
            for (int i = 0; i < topic.size(); i++) {
                sums[topic.term(i)] += topic.probability(i);
            }
        }
        return sums;
    }

    /** The same numbers by term. */
    public TermTopics byTerm() {
        return new TermTopics(this);
    }

    /** Share of distinct terms among the most probable ones of all topics (Dieng et al. 2020); 1 when no two topics share. */
    public double diversity(int top) {
        int[][] best = topics.stream().map(topic -> topic.mostProbable(top)).toArray(int[][]::new);
        long all = Arrays.stream(best).mapToLong(terms -> terms.length).sum();
        long distinct =
                Arrays.stream(best).flatMapToInt(Arrays::stream).distinct().count();
        return all == 0 ? 0 : (double) distinct / all;
    }
}
