package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.topic.TopicMatrix;
import java.util.Arrays;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.mllib.clustering.DistributedLDAModel;
import org.apache.spark.mllib.clustering.EMLDAOptimizer;
import org.apache.spark.mllib.clustering.LDA;
import org.apache.spark.mllib.linalg.Vector;

/**
 * MLlib's LDA by expectation maximisation on a graph of documents and terms (MAP estimates, Asuncion et al. 2009, section
 * 2.2). Every iteration sends K numbers along every distinct pair of document and term. The driver holds MLlib's K x V
 * matrix of term counts and a copy of it as rows. What was measured is in docs/decisions/0003-mllib-engines.md.
 */
public final class MllibEmEngine implements TopicEngine {

    /** &alpha; of the paper, above 1: pseudo-tokens of each topic in a document, plus 1. */
    static final double DOC_CONCENTRATION = 2;

    /** &eta; of the paper, above 1: pseudo-tokens of each term in a topic, plus 1. */
    static final double TOPIC_CONCENTRATION = 1.05;

    /** Iterations after which the graph's lineage is cut. */
    private static final int CHECKPOINT_INTERVAL = 10;

    private static final int ITERATIONS = 60;

    @Override
    public String name() {
        return "mllib-em";
    }

    @Override
    public TopicModel fit(JavaPairRDD<String, CountedDocument> documents, int vocabularySize, TopicSettings settings) {
        try (MllibDocuments counted = MllibDocuments.of(documents, vocabularySize, settings.mllibPartitions());
                GraphCheckpoints checkpoints = GraphCheckpoints.in(documents.context())) {
            DistributedLDAModel model = (DistributedLDAModel) new LDA()
                    .setOptimizer(new EMLDAOptimizer().setKeepLastCheckpoint(true))
                    .setK(settings.count())
                    .setMaxIterations(settings.iterationsOr(ITERATIONS))
                    .setSeed(settings.seed())
                    .setDocConcentration(DOC_CONCENTRATION)
                    .setTopicConcentration(TOPIC_CONCENTRATION)
                    .setCheckpointInterval(CHECKPOINT_INTERVAL)
                    .run(counted.counts());
            checkpoints.of(model);
            TopicMatrix topics = MllibTopics.matrix(model.topicsMatrix(), TOPIC_CONCENTRATION - 1);
            double[] pseudoTokens = new double[settings.count()];
            Arrays.fill(pseudoTokens, DOC_CONCENTRATION - 1);
            return TopicModel.cached(topics, counted.articles(weights(model, counted.counts())), pseudoTokens);
        }
    }

    /** The MAP estimate &theta;<sub>dk</sub> = (n<sub>dk</sub> + &alpha; &minus; 1) / (n<sub>d</sub> + K (&alpha; &minus; 1)). */
    private static JavaPairRDD<Long, double[]> weights(DistributedLDAModel model, JavaPairRDD<Long, Vector> counts) {
        return model.javaTopicDistributions().join(counts).mapValues(pair -> {
            double[] weights = pair._1.toArray();
            return MllibTopics.smoothed(weights, MllibTopics.tokens(pair._2), DOC_CONCENTRATION - 1);
        });
    }
}
