package dev.broadsheet.stage;

import dev.broadsheet.parquet.Cells;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.RowOrder;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicCountsSeen;
import dev.broadsheet.table.TopicLineage;
import dev.broadsheet.table.TopicStability;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * What {@link FitTopics} gives.
 *
 * @param few tables of some rows for each topic; sorted as they are defined
 * @param articles the topics of articles, persisted and computed; {@link #close} lets them go
 * @param models for later runs
 * @param metrics figures of the fit by name
 * @param warnings about languages that have no topics
 * @param notFitted why there is no model, and what to do; then the tables are empty
 * @param release lets go of what the tables are made from
 */
public record TopicTables(
        Map<Table, List<Row>> few,
        JavaRDD<SharedArticle> articles,
        List<StoredModel> models,
        Map<String, Double> metrics,
        List<String> warnings,
        Optional<String> notFitted,
        Runnable release)
        implements AutoCloseable {

    /** The tables that there are. */
    public static final List<Table> ALL = List.of(
            Topics.TABLE,
            TopicTerms.TABLE,
            ArticleTopics.TABLE,
            ModelTopics.TABLE,
            ModelTerms.TABLE,
            TopicStability.TABLE,
            TopicCountsSeen.TABLE,
            TopicLineage.TABLE);

    private static final Set<Table> FEW = Set.of(
            Topics.TABLE,
            TopicTerms.TABLE,
            ModelTopics.TABLE,
            TopicStability.TABLE,
            TopicCountsSeen.TABLE,
            TopicLineage.TABLE);

    public TopicTables {
        few = few.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, table -> table.getValue().stream()
                        .sorted(RowOrder.of(table.getKey()))
                        .toList()));
        models = List.copyOf(models);
        metrics = Map.copyOf(metrics);
        warnings = List.copyOf(warnings);
        if (!few.keySet().equals(FEW)) {
            throw new IllegalArgumentException("not the tables of topics: " + few.keySet());
        }
    }

    /** Rows of {@code article_topics}, sorted, in so many files or fewer. */
    public JavaRDD<Cells> articleTopics(int files) {
        return SharedArticle.rows(articles, files);
    }

    /** Rows of {@code model_terms}, in the table's order. */
    public Iterator<Row> modelTerms() {
        return ModelTermRows.of(models);
    }

    @Override
    public void close() {
        release.run();
    }
}
