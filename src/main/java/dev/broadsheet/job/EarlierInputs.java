package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.corpus.KnownFile;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.stage.CarriedRecords;
import dev.broadsheet.stage.KnownFiles;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Inputs;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.RunId;
import dev.broadsheet.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What the published run read, and need not be read again. */
final class EarlierInputs {

    /** Settings by which a file becomes rows of articles and rejects; where they differ, it would become others. */
    private static final List<String> READING = List.of("ingest.", "analysis.", "quality.");

    private static final List<Table> TAKEN_OVER = List.of(Inputs.TABLE, Articles.TABLE, Rejects.TABLE);

    private static final String GATE = "ingest.max-reject-share";

    private final Warehouse warehouse;
    private final Published now;
    private final Manifest manifest;
    private final List<KnownFile> files;

    private EarlierInputs(Warehouse warehouse, Published now, Manifest manifest, List<KnownFile> files) {
        this.warehouse = warehouse;
        this.now = now;
        this.manifest = manifest;
        this.files = List.copyOf(files);
    }

    /**
     * The run behind the published articles; empty where there is none, or none whose tables this program can take over, or where these
     * are damaged and everything is read anew by wish, which loses nothing.
     *
     * @param readsAll whether files that have not changed are read again
     * @param keepsRemoved whether articles of files that are gone are kept
     * @throws Failure if the tables are damaged, and reading anew was not asked for or would lose what no file has any more
     */
    static Optional<EarlierInputs> find(
            Warehouse warehouse, Published now, Configuration configuration, boolean readsAll, boolean keepsRemoved) {
        return run(now).flatMap(warehouse::manifest)
                .filter(manifest -> manifest.schemaVersion() == Tables.SCHEMA_VERSION)
                .filter(manifest -> {
                    Optional<String> damage = damage(warehouse, now, manifest);
                    damage.filter(what -> !readsAll || keepsRemoved).ifPresent(what -> {
                        throw damaged(what, manifest.runId(), keepsRemoved);
                    });
                    return damage.isEmpty();
                })
                .map(manifest -> new EarlierInputs(
                        warehouse,
                        now,
                        manifest,
                        KnownFiles.read(warehouse.folder(now.tables().get(Inputs.TABLE.name())), configuration)));
    }

    /** Bytes are compared of {@code inputs} alone, which decides what is read; of the others a wrong byte is found when they are. */
    private static Optional<String> damage(Warehouse warehouse, Published now, Manifest manifest) {
        return TAKEN_OVER.stream()
                .map(Table::name)
                .flatMap(table ->
                        warehouse
                                .amiss(table, now.tables().get(table), manifest, table.equals(Inputs.TABLE.name()))
                                .stream())
                .findFirst();
    }

    private static Failure damaged(String what, String run, boolean keepsRemoved) {
        return new Failure(
                ExitCode.INPUT,
                "What run " + run + " published is damaged, and the next run goes on from it: " + what
                        + ". Nothing was changed. Put the file back from a copy, or jobs/run rollback to the run before; "
                        + (keepsRemoved
                                ? "reading all inputs anew would lose the articles of files that are gone, which accumulation.removed-inputs"
                                        + " = keep keeps, so --force does it only with --set accumulation.removed-inputs=retire."
                                : "or --force, which reads all inputs anew and loses nothing."));
    }

    /** All three tables are of one run, or none of them is used. */
    private static Optional<RunId> run(Published now) {
        Published.Entry inputs = now.tables().get(Inputs.TABLE.name());
        return List.of(Articles.TABLE, Rejects.TABLE).stream()
                        .map(table -> now.tables().get(table.name()))
                        .allMatch(entry ->
                                inputs != null && entry != null && entry.runId().equals(inputs.runId()))
                ? Optional.of(new RunId(inputs.runId()))
                : Optional.empty();
    }

    /** The rows of a table with every column of now; one that the earlier program did not know yet is null. */
    private Dataset<Row> read(SparkSession spark, Table table) {
        return spark.read()
                .schema(table.schema())
                .parquet(warehouse.folder(now.tables().get(table.name())).toString());
    }

    RunId run() {
        return new RunId(manifest.runId());
    }

    /**
     * What is left to read.
     *
     * @param now what there is
     * @param build the code that reads it
     * @param readsAll whether files that have not changed are read again
     */
    ReadingPlan plan(Inventory now, LoadedSettings loaded, Build build, boolean readsAll) {
        boolean alike = !readsAll
                && build.version().equals(manifest.versions().get("broadsheet"))
                && build.revision().equals(manifest.versions().get("revision"))
                && reading(manifest.settings()).equals(reading(loaded.effective()));
        return ReadingPlan.of(
                now, files, alike, loaded.settings().accumulation().keepsRemoved());
    }

    private static SortedMap<String, String> reading(Map<String, String> settings) {
        SortedMap<String, String> reading = new TreeMap<>(settings);
        reading.keySet().removeIf(key -> key.equals(GATE) || READING.stream().noneMatch(key::startsWith));
        return reading;
    }

    /** The records of files that are not dropped. */
    CarriedRecords records(SparkSession spark, Set<String> dropped) {
        long bytes = manifest.tables().stream()
                .filter(table ->
                        List.of(Articles.TABLE.name(), Rejects.TABLE.name()).contains(table.name()))
                .flatMap(table -> table.files().stream())
                .mapToLong(file -> file.bytes())
                .sum();
        return CarriedRecords.of(
                JavaSparkContext.fromSparkContext(spark.sparkContext()),
                read(spark, Articles.TABLE),
                read(spark, Rejects.TABLE),
                dropped,
                bytes);
    }
}
