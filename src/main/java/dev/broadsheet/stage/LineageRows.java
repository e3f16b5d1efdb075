package dev.broadsheet.stage;

import dev.broadsheet.stage.LanguageFit.Fitted;
import dev.broadsheet.topic.Likeness;
import dev.broadsheet.topic.TopicChange;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

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
     * @param before rows of the runs before
     * @param topics rows of {@code topics} of this run
     */
    static List<Row> of(TopicHistory history, List<Row> before, List<Fitted> fitted, List<Row> topics) {
        LineageRows rows = new LineageRows(
                history, topics.stream().collect(Collectors.toMap(row -> row.getInt(0), row -> row.getString(2))));
        Stream<Row> own = fitted.stream().flatMap(one -> one.changes().stream()
                .map(change -> rows.row(one.numbers().language(), change)));
        return Stream.concat(before.stream(), own).toList();
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
