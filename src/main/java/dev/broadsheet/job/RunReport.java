package dev.broadsheet.job;

import dev.broadsheet.report.ReportPage;
import dev.broadsheet.stage.GatherReport;
import dev.broadsheet.stage.GatherReport.Reported;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Topics;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.Published;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** The tables of a run → its page for people. */
final class RunReport {

    private static final String PERIOD = "trends.period";

    private RunReport() {}

    /** Whether there are topics to report of. */
    static boolean canReport(Set<String> tables) {
        return tables.contains(Topics.TABLE.name()) && tables.contains(ArticleTopics.TABLE.name());
    }

    /** What is published, as its manifest tells. */
    static Reported reported(Published now, Optional<Manifest> manifest) {
        return new Reported(
                now.run(),
                manifest.map(Manifest::logicalDate).orElse(""),
                period(manifest.map(Manifest::settings).orElse(Map.of())));
    }

    /** A run that is not published yet. */
    static Reported reported(RunContext of) {
        return new Reported(
                of.run().id().value(),
                of.loaded().settings().run().logicalDate().toString(),
                period(of.loaded().effective()));
    }

    private static String period(Map<String, String> settings) {
        return settings.getOrDefault(PERIOD, "period").replace("\"", "");
    }

    /**
     * The page, in UTF-8.
     *
     * @param folder of a table, if there is one
     * @param run whose topics these are
     */
    static byte[] page(SparkSession spark, Function<Table, Optional<Path>> folder, Reported run) {
        return ReportPage.of(GatherReport.of(
                table -> folder.apply(table)
                        .map(path ->
                                // a column that the run's program did not know yet is null
                                spark.read().schema(table.schema()).parquet(path.toString())),
                run));
    }
}
