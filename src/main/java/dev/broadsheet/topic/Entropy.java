package dev.broadsheet.topic;

/** Shannon entropy in nats (Shannon 1948), with 0 ln 0 = 0. */
public final class Entropy {

    private Entropy() {}

    /** Entropy of a distribution: &minus;&sum; p ln p. */
    public static double nats(double[] probabilities) {
        double sum = 0;
        for (double p : probabilities) {
            sum -= p > 0 ? p * Math.log(p) : 0;
        }
        return sum;
    }

    /**
     * How many equally probable outcomes would have the same entropy: exp(H), the distribution's perplexity. From 1 to the
     * number of outcomes.
     */
    public static double effectiveOutcomes(double[] probabilities) {
        return Math.exp(nats(probabilities));
    }

    /**
     * Entropy of amounts n<sub>1</sub>, n<sub>2</sub>, &hellip; as shares of their sum N, from two sums that can be added up
     * in any order: ln N &minus; (&sum; n ln n) / N. Zero when there is nothing.
     *
     * @param total N
     * @param amountsLogAmounts &sum; n ln n
     */
    public static double ofShares(double total, double amountsLogAmounts) {
        return total > 0 ? Math.max(0, Math.log(total) - amountsLogAmounts / total) : 0;
    }

    /** n ln n, zero for nothing. */
    public static double term(double amount) {
        return amount > 0 ? amount * Math.log(amount) : 0;
    }
}
