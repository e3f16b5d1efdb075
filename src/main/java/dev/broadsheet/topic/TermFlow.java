package dev.broadsheet.topic;

/**
 * How much of each topic of one model lies in each topic of another over the same vocabulary: &sum;<sub>w</sub> p(w | i) q(j | w), where
 * q(j | w) is the share of the term's tokens that topic j of the other model has. Terms the other does not know lie nowhere, so a
 * topic's shares sum to 1 at most.
 */
public final class TermFlow {

    private TermFlow() {}

    /**
     * Shares of all pairs.
     *
     * @param from K topics
     * @param to L topics
     * @param tokens of each topic of {@code to}, length L
     * @return K rows of L
     */
    public static double[][] of(TermTopics from, TermTopics to, double[] tokens) {
        double[][] shares = new double[from.topicCount()][to.topicCount()];
        for (int term = 0; term < from.termCount(); term++) {
            from.addFlow(term, to, tokens, shares);
        }
        return shares;
    }
}
