package dev.broadsheet.topic;

/**
 * How alike the topics of two models over the same vocabulary are: 1 &minus; Jensen&ndash;Shannon distance, which is the square root of the
 * divergence in bits (Endres and Schindelin, "A new metric for probability distributions", IEEE Trans. Inf. Theory 2003). From 0, no term
 * in common, to 1, equal.
 */
public final class TopicSimilarity {

    private TopicSimilarity() {}

    /** Similarities of all pairs: K rows of K. */
    public static double[][] of(TermTopics first, TermTopics second) {
        double[][] sums = new double[first.topicCount()][second.topicCount()];
        for (int term = 0; term < first.termCount(); term++) {
            first.add(term, second, sums);
        }
        for (double[] row : sums) {
            for (int topic = 0; topic < row.length; topic++) {
                double divergence = Math.min(1, Math.max(0, 1 + row[topic] / 2));
                row[topic] = 1 - Math.sqrt(divergence);
            }
        }
        return sums;
    }

    /** What a term that stands in both topics takes from twice the divergence of topics that have none in common, in bits. */
    static double share(double p, double q) {
        double mean = (p + q) / 2;
        return p * log2(p / mean) + q * log2(q / mean) - p - q;
    }

    private static double log2(double x) {
        return StrictMath.log(x) / StrictMath.log(2);
    }

    /**
     * Topics of one model matched with those of another of as many, so that the sum of distances is least.
     *
     * @return by topic of the first, its match and how alike they are
     */
    public static Matches match(TermTopics first, TermTopics second) {
        double[][] similarity = of(first, second);
        double[][] distance = new double[similarity.length][similarity.length];
        for (int row = 0; row < distance.length; row++) {
            for (int column = 0; column < distance.length; column++) {
                distance[row][column] = 1 - similarity[row][column];
            }
        }
        int[] matches = Assignment.cheapest(distance);
        double[] similarities = new double[matches.length];
        for (int topic = 0; topic < matches.length; topic++) {
            similarities[topic] = similarity[topic][matches[topic]];
        }
        return new Matches(matches, similarities);
    }

    /**
     * Pairs of topics.
     *
     * @param topics by topic of the first model, its match in the second
     * @param similarities of each pair
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Matches(int[] topics, double[] similarities) {

        /** Mean similarity of the pairs. */
        public double mean() {
            return java.util.Arrays.stream(similarities).average().orElse(0);
        }
    }
}
