package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.table.TopicLineage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What a run's topics go back to.
 *
 * @param run its name
 * @param date the day it stands for
 * @param earlier the run it goes on from, or whose model it uses; empty where it starts from nothing
 */
public record TopicHistory(String run, LocalDate date, Optional<Earlier> earlier) {

    private static final int TOPIC_ID = TopicLineage.TABLE.place("topic_id");

    /**
     * An earlier run.
     *
     * @param models one for each language, at least one
     * @param labels of its topics
     * @param articleTopics of {@code table.ArticleTopics}; empty where nothing is compared with them
     * @param lineage of {@code table.TopicLineage}; empty where it was made before there was such a table
     */
    public record Earlier(
            List<StoredModel> models,
            Map<Integer, String> labels,
            Optional<Dataset<Row>> articleTopics,
            Optional<Dataset<Row>> lineage) {

        public Earlier {
            models = List.copyOf(models);
            labels = Map.copyOf(labels);
        }
    }

    /** A run that starts from nothing. */
    public static TopicHistory none(String run, LocalDate date) {
        return new TopicHistory(run, date, Optional.empty());
    }

    /** The models there are. */
    List<StoredModel> models() {
        return earlier.map(Earlier::models).orElse(List.of());
    }

    /** The label a topic had. */
    Optional<String> label(int topicId) {
        return earlier.map(each -> each.labels.get(topicId));
    }

    /**
     * The lowest number of a topic that was never used, nor any above it.
     *
     * @param rows of runs before
     */
    int nextId(List<Row> rows) {
        return IntStream.concat(
                        models().stream().flatMap(model -> model.ids().stream()).mapToInt(id -> id),
                        rows.stream().mapToInt(row -> row.getInt(TOPIC_ID)))
                .map(id -> id + 1)
                .max()
                .orElse(0);
    }

    /** The rows of runs before, which the driver holds: a row for each topic of each run. */
    List<Row> rows() {
        return earlier.flatMap(Earlier::lineage)
                .map(rows -> rows.select(Stream.of(TopicLineage.TABLE.columnNames())
                                .map(functions::col)
                                .toArray(org.apache.spark.sql.Column[]::new))
                        .collectAsList())
                .orElse(List.of());
    }

    /** The settings, but with the earlier model as it is where it was fitted less than {@code topics.refit-days} ago. */
    TopicSettings between(TopicSettings settings) {
        Optional<LocalDate> fitted =
                models().stream().flatMap(model -> model.fittedOn().stream()).max(LocalDate::compareTo);
        boolean isFresh = fitted.map(
                        day -> date.isBefore(day.plusDays(settings.fit().refitDays())))
                .orElse(false);
        return isFresh ? settings.withFixedModel() : settings;
    }
}
