package dev.broadsheet.stage;

import dev.broadsheet.topic.TopicChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/** What came of one planned model. */
sealed interface LanguageFit {

    /**
     * A model and all that is said about it.
     *
     * @param numbers of its topics
     * @param units expected tokens of all its topics, in units of {@code topic.FixedPoint}
     * @param topics rows of {@code topics}, for the units of all models together
     * @param topicTerms rows of {@code topic_terms}
     * @param articleTopics {@code article_topics}, computed and persisted
     * @param stored the model for later runs; empty where the engine keeps none
     * @param changes what became of its topics, and of those of the model it goes on from
     * @param stability rows of {@code topic_stability}
     * @param counts rows of {@code topic_counts}
     * @param metrics figures of the fit by name
     * @param model what it was made from, still open
     */
    record Fitted(
            TopicNumbers numbers,
            long units,
            LongFunction<List<Row>> topics,
            List<Row> topicTerms,
            JavaRDD<SharedArticle> articleTopics,
            Optional<StoredModel> stored,
            List<TopicChange> changes,
            List<Row> stability,
            List<Row> counts,
            Map<String, Double> metrics,
            TopicModel model)
            implements LanguageFit {}

    /**
     * No model.
     *
     * @param why and what to do
     */
    record NotFitted(String why) implements LanguageFit {}
}
