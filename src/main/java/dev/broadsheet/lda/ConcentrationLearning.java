package dev.broadsheet.lda;

/**
 * Learns the concentrations by the fixed-point iteration for the Dirichlet-multinomial (Minka, "Estimating a Dirichlet
 * distribution", 2000, equation 55), with the differences of digammas as sums of reciprocals over histograms (Wallach, "Structured topic
 * models for language", 2008, section 2.4). An asymmetric &alpha; and a symmetric &beta; are what makes topics good (Wallach, Mimno and
 * McCallum, "Rethinking LDA: why priors matter", NIPS 2009).
 */
public final class ConcentrationLearning {

    /** A topic that no document has would get 0, from which it never returns. */
    private static final double LEAST = 1e-4;

    private ConcentrationLearning() {}

    /**
     * &alpha; made more likely.
     *
     * @param steps of the iteration
     */
    public static double[] documents(double[] alpha, CountHistogram documents, int steps) {
        double[] learned = alpha.clone();
        for (int step = 0; step < steps; step++) {
            double sum = 0;
            for (double each : learned) {
                sum += each;
            }
            Reciprocals whole = new Reciprocals(sum);
            documents.lengths(whole);
            if (whole.total == 0) {
                return learned;
            }
            for (int topic = 0; topic < learned.length; topic++) {
                Reciprocals of = new Reciprocals(learned[topic]);
                documents.topic(topic, of);
                learned[topic] = Math.max(LEAST, learned[topic] * of.total / whole.total);
            }
        }
        return learned;
    }

    /**
     * &beta; made more likely.
     *
     * @param steps of the iteration
     */
    public static double topics(double beta, TopicCounts counts, int steps) {
        long[] words = new long[1];
        for (int pair = 0; pair < counts.pairCount(); pair++) {
            if (counts.count(pair) >= words.length) {
                words = java.util.Arrays.copyOf(words, Math.max(counts.count(pair) + 1, words.length * 2));
            }
            words[counts.count(pair)]++;
        }
        double learned = beta;
        for (int step = 0; step < steps; step++) {
            Reciprocals pairs = new Reciprocals(learned);
            for (int count = 1; count < words.length; count++) {
                if (words[count] > 0) {
                    pairs.bar(count, words[count]);
                }
            }
            double sum = learned * counts.vocabularySize();
            double whole = 0;
            for (int topic = 0; topic < counts.topicCount(); topic++) {
                whole += Digamma.of(sum + counts.topicTotal(topic)) - Digamma.of(sum);
            }
            if (whole == 0) {
                return learned;
            }
            learned = Math.max(LEAST, learned * pairs.total / (counts.vocabularySize() * whole));
        }
        return learned;
    }

    /** &sum; over bars of documents &middot; (&psi;(concentration + tokens) &minus; &psi;(concentration)); bars come ascending. */
    private static final class Reciprocals implements CountHistogram.Bars {

        private final double concentration;
        private int reached;
        private double difference;
        private double total;

        Reciprocals(double concentration) {
            this.concentration = concentration;
        }

        @Override
        public void bar(int tokens, long documentCount) {
            for (; reached < tokens; reached++) {
                difference += 1 / (concentration + reached);
            }
            total += documentCount * difference;
        }
    }
}
