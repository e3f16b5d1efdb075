package dev.broadsheet.stage;

import dev.broadsheet.lda.DocumentSums;
import dev.broadsheet.lda.Inference;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicSums;
import java.util.Iterator;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Gives documents the topics of a fixed model, in one pass. */
final class InferTopics {

    private InferTopics() {}

    /**
     * The model with the topic weights of documents.
     *
     * @param documents as {@link TopicEngine#fit} takes them, over the model's vocabulary
     */
    static TopicModel of(JavaPairRDD<String, CountedDocument> documents, TopicSums model, long seed) {
        Broadcast<TopicSums> shared =
                JavaSparkContext.fromSparkContext(documents.context()).broadcast(model);
        JavaPairRDD<String, double[]> articles = GibbsFit.blocks(GibbsFit.placed(documents), model.topicCount())
                .mapPartitionsToPair(
                        blocks -> Iterators.joined(
                                Iterators.mapped(blocks, block -> weights(block, shared.value(), seed))),
                        true)
                .persist(StorageLevel.MEMORY_AND_DISK());
        return TopicModel.of(model, articles, () -> {
            articles.unpersist();
            shared.destroy();
        });
    }

    private static Iterator<Tuple2<String, double[]>> weights(TokenBlock block, TopicSums model, long seed) {
        DocumentSums sums = Inference.of(block, model, seed);
        return SampledDocuments.weights(block, sums, model.concentrations().documents());
    }
}
