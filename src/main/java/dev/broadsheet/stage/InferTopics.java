package dev.broadsheet.stage;

import dev.broadsheet.lda.DocumentSums;
import dev.broadsheet.lda.Inference;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicSums;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Gives documents the topics of a fixed model, in one pass. */
final class InferTopics {

    private InferTopics() {}

    /**
     * The model with the topic weights of documents.
     *
     * @param documents as {@link TopicEngine#fit} takes them, over the model's vocabulary
     */
    static TopicModel of(Dataset<Row> documents, TopicSums model, long seed) {
        SparkSession spark = documents.sparkSession();
        Broadcast<TopicSums> shared =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(model);
        JavaRDD<Row> rows =
                GibbsFit.blocks(documents, model.topicCount()).flatMap(block -> weights(block, shared.value(), seed));
        Dataset<Row> articles =
                spark.createDataFrame(rows, TopicModel.ARTICLES).persist(StorageLevel.MEMORY_AND_DISK());
        articles.count();
        return TopicModel.of(spark, model, articles, () -> {
            articles.unpersist();
            shared.destroy();
        });
    }

    private static Iterator<Row> weights(TokenBlock block, TopicSums model, long seed) {
        DocumentSums sums = Inference.of(block, model, seed);
        return SampledDocuments.rows(block, sums, model.concentrations().documents());
    }
}
