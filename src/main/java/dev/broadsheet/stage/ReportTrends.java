package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import dev.broadsheet.report.Report;
import dev.broadsheet.report.Rounded;
import dev.broadsheet.table.TopicMovements;
import dev.broadsheet.table.TopicTrends;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** {@code topic_trends} and {@code topic_movements} → what a report shows of them. At most {@code MOST_POINTS} points over all articles. */
final class ReportTrends {

    /** Values of each dimension that are shown for a topic. */
    static final int VALUES = 12;

    private static final String ALL = "all";
    private static final int MOST_POINTS = 60_000;
    private static final int LEAST_PERIODS = 24;
    /** Of fewer articles a mean says little. */
    private static final int LEAST_ARTICLES = 5;

    private final String unit;
    private final List<LocalDate> starts = new ArrayList<>();
    private int leftOut;
    private final Map<Integer, List<Report.Point>> series = new HashMap<>();
    private final Map<Integer, Report.Movement> movements = new HashMap<>();
    private final Map<Integer, Map<String, List<Report.Value>>> values = new HashMap<>();

    private ReportTrends(String unit) {
        this.unit = unit;
    }

    /**
     * Reads both tables.
     *
     * @param unit what a period is
     * @param topics how many, K
     */
    static ReportTrends of(ReportTables tables, String unit, int topics) {
        ReportTrends read = new ReportTrends(unit);
        tables.find().apply(TopicTrends.TABLE).ifPresent(table -> read.points(table.where(overall()), topics));
        tables.find().apply(TopicMovements.TABLE).ifPresent(table -> {
            table.where(overall())
                    .select("topic_id", "direction", "change", "q_value", "rank")
                    .collectAsList()
                    .forEach(read::movement);
            read.values(table.where(col("dimension").notEqual(ALL)));
        });
        return read;
    }

    private static org.apache.spark.sql.Column overall() {
        return col("dimension").equalTo(ALL);
    }

    private void points(Dataset<Row> trends, int topics) {
        trends.select("period")
                .distinct()
                .orderBy("period")
                .collectAsList()
                .forEach(row -> starts.add(LocalDate.parse(row.get(0).toString())));
        int most = Math.max(LEAST_PERIODS, MOST_POINTS / Math.max(1, topics));
        leftOut = Math.max(0, starts.size() - most);
        starts.subList(0, leftOut).clear();
        if (starts.isEmpty()) {
            return;
        }
        Map<LocalDate, Integer> places = new HashMap<>();
        starts.forEach(start -> places.put(start, places.size()));
        trends
                .where(col("period").geq(java.sql.Date.valueOf(starts.get(0))))
                .select("topic_id", "period", "prevalence", "prevalence_low", "prevalence_high", "article_count")
                .collectAsList()
                .stream()
                .sorted(Comparator.comparing(row -> row.get(1).toString()))
                .forEach(row -> series.computeIfAbsent(row.getInt(0), any -> new ArrayList<>())
                        .add(new Report.Point(
                                places.get(LocalDate.parse(row.get(1).toString())),
                                Rounded.of(row.getDouble(2)),
                                Rounded.of(row.getDouble(3)),
                                Rounded.of(row.getDouble(4)),
                                row.getLong(5))));
    }

    private void movement(Row row) {
        double change = row.isNullAt(2) ? 0 : Rounded.of(row.getDouble(2));
        double q = row.isNullAt(3) ? 1 : Rounded.of(row.getDouble(3));
        movements.put(row.getInt(0), new Report.Movement(row.getString(1), change, q, row.getInt(4)));
    }

    /** The values in which each topic is strongest. */
    private void values(Dataset<Row> movements) {
        movements
                .where(col("article_count").geq(LEAST_ARTICLES))
                .withColumn(
                        "place",
                        row_number()
                                .over(Window.partitionBy("topic_id", "dimension")
                                        .orderBy(col("prevalence").desc(), col("value"))))
                .where(col("place").leq(VALUES))
                .select("topic_id", "dimension", "value", "prevalence", "article_count", "place")
                .collectAsList()
                .stream()
                .sorted(Comparator.comparingInt(row -> row.getInt(5)))
                .forEach(row -> values.computeIfAbsent(row.getInt(0), any -> new TreeMap<>())
                        .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                        .add(new Report.Value(row.getString(2), Rounded.of(row.getDouble(3)), row.getLong(4))));
    }

    Report.Periods periods() {
        return new Report.Periods(unit, starts);
    }

    int leftOut() {
        return leftOut;
    }

    Optional<Report.Movement> movement(int topic) {
        return Optional.ofNullable(movements.get(topic));
    }

    List<Report.Point> series(int topic) {
        return series.getOrDefault(topic, List.of());
    }

    Map<String, List<Report.Value>> values(int topic) {
        return values.getOrDefault(topic, Map.of());
    }
}
