package dev.broadsheet.stage;

import dev.broadsheet.report.Report;
import dev.broadsheet.report.Rounded;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicStability;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Published tables → all that the report says. Brings to the driver what {@link Report.Bounds} allows, and no more. */
public final class GatherReport {

    /** Articles of all topics together, so that a browser searches them at once. */
    private static final int MOST_ARTICLES = 4000;

    private static final int MOST_OF_TOPIC = 40;
    private static final int LEAST_OF_TOPIC = 8;
    private static final int TERMS = 60;

    private GatherReport() {}

    /**
     * A run to report of.
     *
     * @param id run_id
     * @param day its logical date
     * @param period what its trends are over: week, month, quarter or year
     */
    public record Reported(String id, String day, String period) {}

    /**
     * Reads the tables.
     *
     * @param find a published table, if there is one
     */
    public static Report of(Function<Table, Optional<Dataset<Row>>> find, Reported run) {
        ReportTables tables = new ReportTables(find);
        List<Row> topics = tables.of(Topics.TABLE).orderBy("topic_id").collectAsList();
        int ofTopic = Math.max(LEAST_OF_TOPIC, Math.min(MOST_OF_TOPIC, MOST_ARTICLES / Math.max(1, topics.size())));
        ReportTerms terms = ReportTerms.of(tables.of(TopicTerms.TABLE), TERMS);
        ReportArticles articles = ReportArticles.of(tables, ofTopic);
        ReportTrends trends = ReportTrends.of(tables, run.period(), topics.size());
        ReportLineage lineage = ReportLineage.of(tables);
        ReportFacts facts = ReportFacts.of(tables);
        return new Report(
                facts.origin(run.id(), run.day()),
                new Report.Bounds(
                        articles.articles().size(),
                        ofTopic,
                        TERMS,
                        trends.periods().starts().size(),
                        trends.leftOut(),
                        ReportTrends.VALUES),
                new Describe(topics, terms, articles, trends, lineage, stability(tables)).topics(),
                articles.articles(),
                trends.periods(),
                lineage.ceased(),
                facts.groups());
    }

    private static Map<Integer, Double> stability(ReportTables tables) {
        Map<Integer, Double> stability = new HashMap<>();
        tables.find().apply(TopicStability.TABLE).ifPresent(table -> table.select("topic_id", "stability")
                .collectAsList()
                .forEach(row -> stability.put(row.getInt(0), row.getDouble(1))));
        return stability;
    }

    /** Rows of {@code topics} with all that is known of each. */
    private record Describe(
            List<Row> rows,
            ReportTerms terms,
            ReportArticles articles,
            ReportTrends trends,
            ReportLineage lineage,
            Map<Integer, Double> stability) {

        List<Report.Topic> topics() {
            Map<String, List<Row>> byLanguage =
                    rows.stream().collect(Collectors.groupingBy(row -> row.getAs("language")));
            ReportMap map = new ReportMap();
            Map<String, Double> tokens = new HashMap<>();
            byLanguage.forEach((language, some) -> {
                map.add(some.stream().map(row -> row.<Integer>getAs("topic_id")).toList(), terms);
                tokens.put(
                        language,
                        some.stream()
                                .mapToDouble(row -> row.<Double>getAs("token_count"))
                                .sum());
            });
            return rows.stream()
                    .map(row -> topic(row, map, tokens.get(row.<String>getAs("language"))))
                    .toList();
        }

        private Report.Topic topic(Row row, ReportMap map, double tokens) {
            int id = row.getAs("topic_id");
            return new Report.Topic(
                    id,
                    row.getAs("language"),
                    row.getAs("label"),
                    figure(row, "prevalence"),
                    figure(row, "token_count"),
                    figure(row, "coherence_npmi"),
                    figure(row, "exclusivity"),
                    figure(row, "effective_terms"),
                    figure(row, "document_entropy"),
                    Optional.ofNullable(stability.get(id)).map(Rounded::of),
                    lineage.change(id),
                    lineage.from(id),
                    lineage.similarity(id).map(Rounded::of),
                    Rounded.of(map.place(id).x()),
                    Rounded.of(map.place(id).y()),
                    map.near(id),
                    terms.of(id, tokens),
                    articles.of(id),
                    trends.movement(id),
                    trends.series(id),
                    trends.values(id));
        }

        private static double figure(Row row, String column) {
            return Rounded.of(row.<Double>getAs(column));
        }
    }
}
