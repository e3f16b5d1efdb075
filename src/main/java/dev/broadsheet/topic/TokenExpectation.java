package dev.broadsheet.topic;

import java.util.Arrays;

/** Gathers {@link ExpectedTokens} over articles, one after another. One to a task. */
public final class TokenExpectation {

    private final TermTopics model;
    private final CountedTerms wanted;
    private final double[] shares;
    private final long[] units;
    private final long[] inArticle;
    private final long[] topics;
    private final long[] topicsLogTopics;
    private final long[] counted;
    private long tokens;
    private long logLikelihood;

    public TokenExpectation(TermTopics model, CountedTerms wanted) {
        this.model = model;
        this.wanted = wanted;
        shares = new double[model.topicCount()];
        units = new long[model.topicCount()];
        inArticle = new long[model.topicCount()];
        topics = new long[model.topicCount()];
        topicsLogTopics = new long[model.topicCount()];
        counted = new long[wanted.size()];
    }

    /**
     * Adds one article.
     *
     * @param theta its topic weights, length K, summing to 1
     * @param terms its distinct terms
     * @param counts tokens of each of these terms
     */
    public void add(double[] theta, int[] terms, int[] counts) {
        Arrays.fill(inArticle, 0);
        for (int i = 0; i < terms.length; i++) {
            addTerm(theta, terms[i], counts[i]);
        }
        for (int topic = 0; topic < inArticle.length; topic++) {
            topics[topic] = Math.addExact(topics[topic], inArticle[topic]);
            long amount = FixedPoint.of(Entropy.term(FixedPoint.value(inArticle[topic])));
            topicsLogTopics[topic] = Math.addExact(topicsLogTopics[topic], amount);
        }
    }

    private void addTerm(double[] theta, int term, int count) {
        double probability = model.shareOut(theta, term, shares);
        for (int topic = 0; topic < units.length; topic++) {
            units[topic] = FixedPoint.of(count * shares[topic]);
            inArticle[topic] += units[topic];
        }
        wanted.count(term, units, counted);
        tokens += count;
        if (probability > 0) {
            logLikelihood = Math.addExact(logLikelihood, FixedPoint.of(count * Math.log(probability)));
        }
    }

    /** What was gathered so far. */
    public ExpectedTokens result() {
        return new ExpectedTokens(tokens, logLikelihood, topics, topicsLogTopics, counted);
    }
}
