package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.FitSettings;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.stage.StoredModels;
import dev.broadsheet.stage.TopicHistory;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import dev.broadsheet.table.TopicLineage;
import dev.broadsheet.table.Topics;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.RunId;
import dev.broadsheet.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The topic model of a run that was published before, for a run that uses it or goes on from it. */
final class EarlierModel {

    /** Settings that decide what a term is; where they differ, the model's terms are not those of the articles. */
    private static final String ANALYSIS = "analysis.";

    private final Warehouse warehouse;
    private final RunId run;

    private EarlierModel(Warehouse warehouse, RunId run) {
        this.warehouse = warehouse;
        this.run = run;
    }

    /**
     * Finds the model that the settings name, and looks whether it can be used.
     *
     * <p>A run that is made once more goes on from what it went on from the first time, and not from itself: it gives the same again.
     *
     * @param self the run that asks
     * @return empty if they name none, or the published one to go on from where none is published yet
     * @throws Failure if there is no such model, or one of other tables or another analysis
     */
    static Optional<EarlierModel> find(Warehouse warehouse, LoadedSettings loaded, RunId self) {
        FitSettings fit = loaded.settings().topics().fit();
        Optional<RunId> run = fit.earlier().flatMap(name -> named(warehouse, name, fit, self));
        run.ifPresent(id -> check(warehouse, id, loaded));
        return run.map(id -> new EarlierModel(warehouse, id));
    }

    private static Optional<RunId> named(Warehouse warehouse, String name, FitSettings fit, RunId self) {
        String key = fit.isFixed() ? "topics.model" : "topics.warm-start";
        if (name.equals(FitSettings.PUBLISHED)) {
            Optional<RunId> published = warehouse
                    .current()
                    .map(now -> now.tables().get(ModelTopics.TABLE.name()))
                    .map(entry -> new RunId(entry.runId()));
            if (published.isEmpty() && fit.isFixed()) {
                throw new Failure(
                        ExitCode.INPUT,
                        key + " is published, but no topic model is published in " + Warehouse.shown(warehouse.root())
                                + ". Fit one first, with topics.model empty.");
            }
            return published.flatMap(now -> now.isTheSameAs(self) ? before(warehouse, now) : Optional.of(now));
        }
        try {
            return Optional.of(new RunId(name));
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    key + " = " + name
                            + " is no name of a run. Runs are named such as 2026-11-02-0123456789ab; current.json lists them.",
                    e);
        }
    }

    /** The run whose model a run has read; the run itself where the other is gone. */
    private static Optional<RunId> before(Warehouse warehouse, RunId run) {
        return warehouse
                .manifest(run)
                .flatMap(manifest -> Optional.ofNullable(manifest.reads().get(ModelTopics.TABLE.name())))
                .map(RunId::new)
                .map(earlier -> warehouse.manifest(earlier).isPresent() ? earlier : run);
    }

    private static void check(Warehouse warehouse, RunId run, LoadedSettings loaded) {
        Manifest manifest = warehouse
                .manifest(run)
                .orElseThrow(() -> new Failure(
                        ExitCode.INPUT,
                        "There is no finished run " + run + " in " + Warehouse.shown(warehouse.root())
                                + ". Published were: "
                                + String.join(
                                        ", ",
                                        warehouse
                                                .current()
                                                .map(Published::history)
                                                .orElse(List.of()))
                                + "."));
        if (manifest.schemaVersion() != Tables.SCHEMA_VERSION) {
            throw new Failure(
                    ExitCode.INPUT,
                    "The model of run " + run + " has tables of version " + manifest.schemaVersion()
                            + ", this program of " + Tables.SCHEMA_VERSION
                            + ". Use the program that made it, or fit a new model.");
        }
        if (manifest.tables().stream().noneMatch(table -> table.name().equals(ModelTopics.TABLE.name()))) {
            throw new Failure(
                    ExitCode.INPUT,
                    "Run " + run + " has no topic model: it was a run of " + manifest.job()
                            + ". Name a run that fitted topics.");
        }
        Map<String, String> theirs = analysis(manifest.settings());
        Map<String, String> ours = analysis(loaded.effective());
        if (!theirs.equals(ours)) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The model of run " + run + " was made with " + theirs + ", this run has " + ours
                            + ": the same words would be other terms. Set them alike, or fit a new model.");
        }
    }

    private static SortedMap<String, String> analysis(Map<String, String> settings) {
        SortedMap<String, String> analysis = new TreeMap<>(settings);
        analysis.keySet().removeIf(key -> !key.startsWith(ANALYSIS));
        return analysis;
    }

    /** The run whose model it is. */
    RunId run() {
        return run;
    }

    /** What the topics of a run go back to: this model, and the run that has it. */
    static TopicHistory history(Optional<EarlierModel> earlier, RunContext of) {
        return new TopicHistory(
                of.run().id().value(),
                of.loaded().settings().run().logicalDate(),
                earlier.map(model -> model.read(of.spark())));
    }

    private TopicHistory.Earlier read(SparkSession spark) {
        return new TopicHistory.Earlier(
                StoredModels.read(run.value(), table(spark, ModelTopics.TABLE), table(spark, ModelTerms.TABLE)),
                table(spark, Topics.TABLE).select("topic_id", "label").collectAsList().stream()
                        .collect(Collectors.toMap(row -> row.getInt(0), row -> row.getString(1))),
                Optional.of(table(spark, ArticleTopics.TABLE)),
                hasLineage() ? Optional.of(table(spark, TopicLineage.TABLE)) : Optional.empty());
    }

    /** Runs made before there was such a table have none. */
    private boolean hasLineage() {
        return warehouse.manifest(run).stream()
                .flatMap(manifest -> manifest.tables().stream())
                .anyMatch(written -> written.name().equals(TopicLineage.TABLE.name()));
    }

    private Dataset<Row> table(SparkSession spark, Table table) {
        return spark.read().schema(table.schema()).parquet(warehouse.root() + "/runs/" + run + "/" + table.name());
    }
}
