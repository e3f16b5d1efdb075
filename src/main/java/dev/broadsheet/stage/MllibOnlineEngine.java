package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.topic.TopicMatrix;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.mllib.clustering.LDA;
import org.apache.spark.mllib.clustering.LocalLDAModel;
import org.apache.spark.mllib.clustering.OnlineLDAOptimizer;
import org.apache.spark.mllib.linalg.Vector;

/**
 * MLlib's LDA by online variational Bayes on mini-batches (Hoffman, Blei &amp; Bach 2010). The driver holds the dense K x V
 * matrix, every iteration broadcasts it and every task adds up one of its own. What was measured is in
 * docs/decisions/0003-mllib-engines.md.
 */
public final class MllibOnlineEngine implements TopicEngine {

    /** Share of the documents in a mini-batch; small corpora take larger shares, see {@link #share}. */
    private static final double SMALLEST_SHARE = 0.05;

    /** Documents a mini-batch should have. */
    private static final double BATCH = 1000;

    /** &tau;<sub>0</sub>, how much the first mini-batches are held back. */
    static final double LEARNING_OFFSET = 10;

    /** &kappa;, how fast later mini-batches count less; 0.5 to 1. */
    static final double LEARNING_DECAY = 0.7;

    private static final int ITERATIONS = 60;

    @Override
    public String name() {
        return "mllib-online";
    }

    @Override
    public TopicModel fit(JavaPairRDD<String, CountedDocument> documents, int vocabularySize, TopicSettings settings) {
        try (MllibDocuments counted = MllibDocuments.of(documents, vocabularySize, settings.mllibPartitions())) {
            LocalLDAModel model = (LocalLDAModel) new LDA()
                    .setOptimizer(optimizer(share(counted.counts().count())))
                    .setK(settings.count())
                    .setMaxIterations(settings.iterationsOr(ITERATIONS))
                    .setSeed(settings.seed())
                    .run(counted.counts());
            model.setSeed(settings.seed());
            JavaPairRDD<Long, double[]> weights =
                    model.topicDistributions(counted.counts()).mapValues(Vector::toArray);
            TopicMatrix topics = MllibTopics.matrix(model.topicsMatrix(), 0);
            return TopicModel.cached(
                    topics, counted.articles(weights), model.docConcentration().toArray());
        }
    }

    private static OnlineLDAOptimizer optimizer(double share) {
        return new OnlineLDAOptimizer()
                .setMiniBatchFraction(share)
                .setOptimizeDocConcentration(true)
                .setTau0(LEARNING_OFFSET)
                .setKappa(LEARNING_DECAY);
    }

    private static double share(long documents) {
        return Math.min(1, Math.max(SMALLEST_SHARE, BATCH / documents));
    }
}
