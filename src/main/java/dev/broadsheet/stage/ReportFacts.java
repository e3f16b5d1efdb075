package dev.broadsheet.stage;

import dev.broadsheet.report.Figures;
import dev.broadsheet.report.Report;
import dev.broadsheet.report.Report.Fact;
import dev.broadsheet.report.Report.Group;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.DuplicatePairs;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.RunStages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** {@code articles}, {@code rejects}, {@code duplicate_pairs} and {@code run_stages} → what the run read and did. */
final class ReportFacts {

    private static final int MOST_ROWS = 20;
    private static final String FIT = "fit-topics";

    private final ArticleTotals totals;
    private final List<Group> groups = new ArrayList<>();

    private ReportFacts(ArticleTotals totals) {
        this.totals = totals;
    }

    static ReportFacts of(ReportTables tables) {
        ReportFacts facts = new ReportFacts(ArticleTotals.of(tables.of(Articles.TABLE)));
        facts.group("Articles", facts.articles());
        facts.group("Languages", largest(facts.totals.byLanguage()));
        facts.group("Sources", largest(facts.totals.bySource()));
        facts.group("Rejected records, by reason", largest(counted(tables.of(Rejects.TABLE), "reason")));
        tables.find()
                .apply(DuplicatePairs.TABLE)
                .ifPresent(pairs -> facts.group("Pairs of articles that are alike", largest(counted(pairs, "kind"))));
        facts.stages(tables.of(RunStages.TABLE));
        return facts;
    }

    List<Group> groups() {
        return groups;
    }

    Report.Origin origin(String run, String day) {
        return new Report.Origin(
                run,
                day,
                totals.articles(),
                totals.analysed(),
                totals.first(),
                totals.last(),
                totals.bySource().size());
    }

    private void group(String heading, List<Fact> facts) {
        if (!facts.isEmpty()) {
            groups.add(new Group(heading, facts));
        }
    }

    private List<Fact> articles() {
        return List.of(
                new Fact("kept", Figures.whole(totals.articles())),
                new Fact("duplicates among them", Figures.whole(totals.articles() - totals.analysed())),
                new Fact("analysed", Figures.whole(totals.analysed())),
                new Fact("without a date", Figures.whole(totals.undated())),
                new Fact("sources", Figures.whole(totals.bySource().size())));
    }

    /** The values of a column of few. */
    private static Map<String, Long> counted(Dataset<Row> table, String column) {
        Map<String, Long> counts = new TreeMap<>();
        table.groupBy(column).count().collectAsList().forEach(row -> counts.put(row.getString(0), row.getLong(1)));
        return counts;
    }

    /** Most frequent first, ties by name. */
    private static List<Fact> largest(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ROWS)
                .map(entry -> new Fact(entry.getKey(), Figures.whole(entry.getValue())))
                .toList();
    }

    private void stages(Dataset<Row> stages) {
        List<Fact> seconds = new ArrayList<>();
        for (Row row : stages.select("stage", "seconds", "metrics").collectAsList()) {
            seconds.add(new Fact(row.getString(0), Figures.seconds(row.getDouble(1))));
            if (row.getString(0).equals(FIT)) {
                group("Topic model", model(new TreeMap<>(row.<String, Double>getJavaMap(2))));
            }
        }
        group("Seconds of each stage", seconds);
    }

    /** The figures of the model; those of its only language say nothing more. */
    private List<Fact> model(Map<String, Double> metrics) {
        return metrics.entrySet().stream()
                .filter(metric -> totals.byLanguage().size() > 1
                        || totals.byLanguage().keySet().stream()
                                .noneMatch(language -> metric.getKey().endsWith("_" + language)))
                .map(metric -> new Fact(metric.getKey().replace('_', ' '), Figures.figure(metric.getValue())))
                .toList();
    }
}
