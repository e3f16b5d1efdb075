package dev.broadsheet.stage;

import dev.broadsheet.stage.LanguageFit.Fitted;
import dev.broadsheet.table.TopicLineage;
import dev.broadsheet.topic.Likeness;
import dev.broadsheet.topic.TopicChange;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Rows of {@code topic_lineage}: those of a run, behind those of the runs before. */
final class LineageRows {

    private final TopicHistory history;
    private final Map<Integer, String> labels;

    private LineageRows(TopicHistory history, Map<Integer, String> labels) {
        this.history = history;
        this.labels = labels;
    }

    /**
     * The table.
     *
     * @param topics rows of {@code topics} of this run
     */
    static Dataset<Row> of(SparkSession spark, TopicHistory history, List<Fitted> fitted, List<Row> topics) {
        LineageRows rows = new LineageRows(
                history, topics.stream().collect(Collectors.toMap(row -> row.getInt(0), row -> row.getString(2))));
        List<Row> own = fitted.stream()
                .flatMap(one -> one.changes().stream()
                        .map(change -> rows.row(one.numbers().language(), change)))
                .toList();
        Dataset<Row> table = spark.createDataFrame(own, TopicLineage.TABLE.schema());
        return history.rows().map(before -> before.union(table)).orElse(table);
    }

    private Row row(String language, TopicChange change) {
        return RowFactory.create(
                history.run(),
                history.date(),
                change.topicId(),
                language,
                label(change.topicId()),
                change.word(),
                value(change.previous()),
                value(change.into()),
                change.likeness().map(Likeness::terms).orElse(null),
                change.likeness().map(each -> value(each.articles())).orElse(null));
    }

    private String label(int topicId) {
        return labels.containsKey(topicId)
                ? labels.get(topicId)
                : history.label(topicId).orElse("");
    }

    private static Integer value(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static Double value(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
