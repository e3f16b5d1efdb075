package dev.broadsheet.lda;

/**
 * What a sweep needs to know of each topic, all arrays of length K: of n<sub>k</sub>, &alpha; and &beta; what does not depend on a word.
 * Does not change.
 */
final class TopicFactors {

    private static final float LEAST = 1e-30f;

    /** 1 / (n_k + V &beta;); &phi; of a word that is not in the topic; and &alpha;. */
    final float[] scale;

    final float[] base;
    final float[] alpha;

    /** How &phi; changes when a token is taken out: times the first, less the second. */
    private final float[] without;

    private final float[] withoutOne;
    private final boolean counted;

    /**
     * Of a model.
     *
     * @param counted whether the tokens that are sampled are among the counts
     */
    TopicFactors(TopicCounts model, Concentrations prior, boolean counted) {
        int topicCount = model.topicCount();
        this.counted = counted;
        scale = new float[topicCount];
        base = new float[topicCount];
        alpha = new float[topicCount];
        without = new float[topicCount];
        withoutOne = new float[topicCount];
        double smoothing = model.vocabularySize() * prior.topics();
        for (int topic = 0; topic < topicCount; topic++) {
            double total = model.topicTotal(topic) + smoothing;
            double less = Math.max(model.topicTotal(topic) - 1, 0) + smoothing;
            scale[topic] = (float) (1 / total);
            base[topic] = (float) (prior.topics() / total);
            alpha[topic] = (float) prior.documents()[topic];
            without[topic] = (float) (total / less);
            withoutOne[topic] = (float) (1 / less);
        }
    }

    /** &phi; of a word in a topic by the counts without one of its tokens there. */
    float withoutToken(float phi, int topic) {
        return counted ? Math.max(phi * without[topic] - withoutOne[topic], LEAST) : phi;
    }
}
