package dev.broadsheet.stage;

import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicCountsSeen;
import dev.broadsheet.table.TopicLineage;
import dev.broadsheet.table.TopicStability;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What {@link FitTopics} gives.
 *
 * @param tables each with its schema; {@code article_topics} is persisted and computed, and {@link #close} lets it go, the others are small
 *     or made while they are written
 * @param metrics figures of the fit by name
 * @param warnings about languages that have no topics
 * @param notFitted why there is no model, and what to do; then the tables are empty
 * @param release lets go of what the tables are made from
 */
public record TopicTables(
        Map<Table, Dataset<Row>> tables,
        Map<String, Double> metrics,
        List<String> warnings,
        Optional<String> notFitted,
        Runnable release)
        implements AutoCloseable {

    /** The tables that there are, in the order they are written. */
    public static final List<Table> ALL = List.of(
            Topics.TABLE,
            TopicTerms.TABLE,
            ArticleTopics.TABLE,
            ModelTopics.TABLE,
            ModelTerms.TABLE,
            TopicStability.TABLE,
            TopicCountsSeen.TABLE,
            TopicLineage.TABLE);

    public TopicTables {
        tables = Map.copyOf(tables);
        metrics = Map.copyOf(metrics);
        warnings = List.copyOf(warnings);
        if (!tables.keySet().equals(Set.copyOf(ALL))) {
            throw new IllegalArgumentException("not the tables of topics: " + tables.keySet());
        }
    }

    /** {@code topics}. */
    public Dataset<Row> topics() {
        return tables.get(Topics.TABLE);
    }

    /** {@code topic_terms}. */
    public Dataset<Row> topicTerms() {
        return tables.get(TopicTerms.TABLE);
    }

    /** {@code topic_lineage}. */
    public Dataset<Row> topicLineage() {
        return tables.get(TopicLineage.TABLE);
    }

    /** {@code article_topics}. */
    public Dataset<Row> articleTopics() {
        return tables.get(ArticleTopics.TABLE);
    }

    @Override
    public void close() {
        release.run();
    }
}
