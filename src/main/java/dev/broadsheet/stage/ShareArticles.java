package dev.broadsheet.stage;

import dev.broadsheet.topic.TopicReasons;
import dev.broadsheet.topic.TopicShare;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * What the articles have of the topics.
 *
 * @param articles persisted and computed; can be read when the model is closed where it {@link #isKept}
 * @param representatives doc_ids by published topic
 */
record ShareArticles(JavaRDD<SharedArticle> articles, Map<Integer, List<String>> representatives) {

    /**
     * Names the topics of all documents, in one pass.
     *
     * @param explain says which terms give an article its topics
     */
    static ShareArticles of(
            JavaPairRDD<String, CountedDocument> documents,
            TopicModel model,
            ExplainTopics explain,
            TopicNumbers numbers,
            double minWeight,
            int representatives) {
        Broadcast<ExplainTopics> shared =
                JavaSparkContext.fromSparkContext(documents.context()).broadcast(explain);
        JavaRDD<SharedArticle> articles = documents
                .join(model.articles())
                .mapPartitions(some -> {
                    TopicReasons reasons = shared.value().reasons();
                    return Iterators.mapped(
                            some,
                            each -> shared(
                                    each._1(),
                                    each._2()._1(),
                                    each._2()._2(),
                                    shared.value(),
                                    reasons,
                                    numbers,
                                    minWeight));
                })
                .persist(StorageLevel.MEMORY_AND_DISK());
        if (isKept(documents.context())) {
            articles.rdd().localCheckpoint();
        }
        return new ShareArticles(articles, Representatives.of(articles, representatives));
    }

    private static SharedArticle shared(
            String docId,
            CountedDocument document,
            double[] theta,
            ExplainTopics explain,
            TopicReasons reasons,
            TopicNumbers numbers,
            double minWeight) {
        List<TopicShare> shares = TopicShare.named(theta, numbers.order(), minWeight);
        int[] explained = shares.stream()
                .limit(ExplainTopics.TOPICS)
                .mapToInt(share -> numbers.engine(share.topic()))
                .toArray();
        String[][] terms = reasons.of(theta, document.terms(), document.counts(), explained).stream()
                .map(explain::names)
                .toArray(String[][]::new);
        return SharedArticle.of(docId, document.length(), shares, terms, numbers);
    }

    /**
     * Whether the table needs the model no more. The driver's own machine does not lose what it has computed; executors can be lost, and
     * their share computed anew.
     */
    static boolean isKept(SparkContext context) {
        return context.isLocal();
    }
}
