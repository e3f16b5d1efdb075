package dev.broadsheet.stage;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What {@link FitTopics} gives: three tables with the schemas of {@code table.Topics}, {@code table.TopicTerms} and {@code
 * table.ArticleTopics}.
 *
 * @param topics on the driver, K rows
 * @param topicTerms on the driver, at most K x {@code topics.terms} rows
 * @param articleTopics persisted and computed; {@link #close} lets it go
 * @param metrics figures of the fit by name
 * @param model what the tables were made from; {@link #close} closes it
 * @param notFitted why there is no model, and what to do; then the tables are empty
 */
public record TopicTables(
        Dataset<Row> topics,
        Dataset<Row> topicTerms,
        Dataset<Row> articleTopics,
        Map<String, Double> metrics,
        Optional<TopicModel> model,
        Optional<String> notFitted)
        implements AutoCloseable {

    public TopicTables {
        metrics = Map.copyOf(metrics);
    }

    @Override
    public void close() {
        articleTopics.unpersist();
        model.ifPresent(TopicModel::close);
    }
}
