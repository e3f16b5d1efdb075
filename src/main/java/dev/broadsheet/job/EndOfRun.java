package dev.broadsheet.job;

import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.job.RunSummary.Counts;
import dev.broadsheet.job.RunSummary.Outcome;
import dev.broadsheet.job.RunSummary.TableSize;
import dev.broadsheet.job.RunSummary.TopicLine;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RowCells;
import dev.broadsheet.table.DataDictionary;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.RunStages;
import dev.broadsheet.table.Tables;
import dev.broadsheet.table.Topics;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.slf4j.LoggerFactory;

/** Written and verified tables → published. */
final class EndOfRun {

    private static final int SHOWN_TOPICS = 5;

    private final RunContext of;
    private final Job job;
    private final Attempt attempt;
    private final Optional<EarlierModel> earlier;

    /**
     * @param attempt what was done and verified
     * @param earlier the model that was used or gone on from
     */
    EndOfRun(RunContext of, Job job, Attempt attempt, Optional<EarlierModel> earlier) {
        this.of = of;
        this.job = job;
        this.attempt = attempt;
        this.earlier = earlier;
    }

    /** Publishes what was written and verified, if the gates let it pass. */
    RunSummary publish(Ingested ingested, List<String> warnings, Instant started) {
        List<Manifest.Check> checks = new ArrayList<>(attempt.checks());
        checks.addAll(new RunGates(of.warehouse(), of.loaded().settings().gates(), job)
                .check(of.run().id().value(), ingested.counts().kept(), RunGates.figures(attempt.stages())));
        writeRunTables(checks);
        List<String> all = new ArrayList<>(warnings);
        Optional<String> report = writeReport(all);
        publish(ingested.counts(), checks, started);
        return summary(ingested, report, all, started);
    }

    /** The tables about the run itself come last, for they tell of all stages before. */
    private void writeRunTables(List<Manifest.Check> checks) {
        Map.of(
                        RunStages.TABLE,
                                attempt.stages().stream()
                                        .map(stage -> StageLog.row(of.run().id().value(), stage))
                                        .toList(),
                        DataDictionary.TABLE, DataDictionary.rows(of.until().tables()))
                .forEach((table, rows) -> {
                    of.run()
                            .write(
                                    table,
                                    rows.stream().<Cells>map(RowCells::new).iterator());
                    checks.addAll(of.run().verifyHere(table, rows.size()));
                });
    }

    /**
     * Writes the page for people, where there are topics.
     *
     * @param warnings gets what to tell where it could not be made: a night's tables are not lost for the sake of a page
     * @return where it is
     */
    private Optional<String> writeReport(List<String> warnings) {
        if (!of.until().reaches(Until.TOPICS) || !of.loaded().settings().run().report()) {
            return Optional.empty();
        }
        of.console().stage("report");
        try {
            byte[] page = RunReport.page(
                    of.spark(),
                    table -> Optional.of(table.name()).filter(this::isWritten).map(of.run()::table),
                    RunReport.reported(of));
            return Optional.of(Warehouse.shown(of.run().writeReport(page)));
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(EndOfRun.class).warn("The report was not written", e);
            warnings.add("The report could not be made: "
                    + String.valueOf(e).lines().findFirst().orElse("")
                    + ". The tables are published without it; jobs/run report tries again.");
            return Optional.empty();
        }
    }

    private boolean isWritten(String table) {
        return of.run().written().stream().anyMatch(written -> written.name().equals(table));
    }

    private void publish(Counts counts, List<Manifest.Check> checks, Instant started) {
        of.console().stage("publish");
        Map<String, Double> seconds = new LinkedHashMap<>();
        attempt.stages().forEach(entry -> seconds.put(entry.stage(), entry.seconds()));
        Build build = new Build();
        Manifest manifest = new Manifest(
                Tables.SCHEMA_VERSION,
                of.run().id().value(),
                job.word(),
                of.loaded().settings().run().logicalDate().toString(),
                new TreeMap<>(Map.of(
                        "broadsheet", build.version(),
                        "revision", build.revision(),
                        "spark", of.spark().version(),
                        "java", Runtime.version().toString())),
                of.loaded().effective(),
                new Manifest.Inventoried(
                        of.inventory().files().size(),
                        of.inventory().files().stream()
                                .mapToLong(InputFile::length)
                                .sum(),
                        of.inventory().fingerprint()),
                counts.byName(),
                RunGates.figures(attempt.stages()),
                seconds,
                checks,
                of.run().written(),
                earlier.<Map<String, String>>map(model -> Map.of(
                                ModelTopics.TABLE.name(), model.run().value(),
                                ModelTerms.TABLE.name(), model.run().value()))
                        .orElse(Map.of()),
                started.toString(),
                of.clock().instant().toString());
        of.console().publishing().begins();
        of.warehouse().publish(of.run(), manifest);
        of.console().publishing().done();
        of.console().endStage();
    }

    private List<TopicLine> largestTopics() {
        List<Row> topics = of.spark()
                .read()
                .schema(Topics.TABLE.schema())
                .parquet(of.run().table(Topics.TABLE.name()).toString())
                .select("topic_id", "language", "label", "prevalence", "top_terms")
                .collectAsList();
        boolean several =
                topics.stream().map(row -> row.getString(1)).distinct().count() > 1;
        return topics.stream()
                .sorted(Comparator.<Row>comparingDouble(row -> row.getDouble(3))
                        .reversed()
                        .thenComparingInt(row -> row.getInt(0)))
                .limit(SHOWN_TOPICS)
                .map(row -> new TopicLine(
                        Optional.of(row.getString(1)).filter(any -> several),
                        row.getString(2),
                        row.getDouble(3),
                        row.getList(4)))
                .toList();
    }

    private RunSummary summary(Ingested ingested, Optional<String> report, List<String> warnings, Instant started) {
        List<TopicLine> topics = of.until().reaches(Until.TOPICS) ? largestTopics() : List.of();
        List<TableSize> tables = of.until().tables().stream()
                .map(table -> new TableSize(
                        table.name(),
                        Warehouse.shown(of.run().table(table.name())),
                        OptionalLong.of(of.run().written().stream()
                                .filter(written -> written.name().equals(table.name()))
                                .findFirst()
                                .orElseThrow()
                                .rows())))
                .toList();
        return new RunSummary(
                of.run().id().value(),
                Outcome.PUBLISHED,
                Warehouse.shown(of.warehouse().root()),
                PipelineRunner.sizes(of.inventory(), of.loaded().settings()),
                PipelineRunner.since(of.work()),
                attempt.takenOver(),
                Optional.of(ingested.counts()),
                ingested.rejects(),
                tables,
                report,
                topics,
                warnings,
                Duration.between(started, of.clock().instant()));
    }
}
