package dev.broadsheet.topic;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Expected numbers of tokens: count(k, w) = &sum;<sub>d</sub> n<sub>dw</sub> p(k | d, w), where p is proportional to
 * &theta;<sub>dk</sub> &phi;<sub>kw</sub>. All sums are kept in {@link FixedPoint}, so that the parts of a corpus add up to
 * the same bits in any order.
 */
public final class ExpectedTokens implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long tokens;
    private final long logLikelihood;
    private final long[] topics;
    private final long[] topicsLogTopics;
    private final long[] counted;

    ExpectedTokens(long tokens, long logLikelihood, long[] topics, long[] topicsLogTopics, long[] counted) {
        this.tokens = tokens;
        this.logLikelihood = logLikelihood;
        this.topics = topics.clone();
        this.topicsLogTopics = topicsLogTopics.clone();
        this.counted = counted.clone();
    }

    /** Tokens shared out. */
    public long tokens() {
        return tokens;
    }

    /** &sum; n<sub>dw</sub> ln &sum;<sub>k</sub> &theta;<sub>dk</sub> &phi;<sub>kw</sub> over tokens that some topic explains, nats. */
    public double logLikelihood() {
        return FixedPoint.value(logLikelihood);
    }

    /** Expected tokens of each topic, length K, in units of {@link FixedPoint}. */
    public long[] topics() {
        return topics.clone();
    }

    /** Expected tokens of a topic. */
    public double topic(int topic) {
        return FixedPoint.value(topics[topic]);
    }

    /** Expected tokens of all topics together, in units of {@link FixedPoint}. */
    public long units() {
        return Arrays.stream(topics).reduce(0, Math::addExact);
    }

    /**
     * Share of a topic in all tokens; the shares sum to 1.
     *
     * @param all expected tokens of the topics of all models, in units of {@link FixedPoint}
     */
    public double prevalence(int topic, long all) {
        return all == 0 ? 0 : (double) topics[topic] / all;
    }

    /** Entropy of a topic's tokens over articles, nats. */
    public double documentEntropy(int topic) {
        return Entropy.ofShares(topic(topic), FixedPoint.value(topicsLogTopics[topic]));
    }

    /** Expected tokens of a pair of topic and term by its {@link CountedTerms#slot}. */
    public double counted(int slot) {
        return FixedPoint.value(counted[slot]);
    }

    /** The expectations over two parts of a corpus together. */
    public ExpectedTokens plus(ExpectedTokens other) {
        return new ExpectedTokens(
                Math.addExact(tokens, other.tokens),
                Math.addExact(logLikelihood, other.logLikelihood),
                FixedPoint.plus(topics, other.topics),
                FixedPoint.plus(topicsLogTopics, other.topicsLogTopics),
                FixedPoint.plus(counted, other.counted));
    }
}
