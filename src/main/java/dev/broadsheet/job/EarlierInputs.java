package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.corpus.KnownFile;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.stage.CarriedRecords;
import dev.broadsheet.stage.KnownFiles;
import dev.broadsheet.stage.SettledArticles;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Inputs;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import dev.broadsheet.warehouse.DamagedFile;
import dev.broadsheet.warehouse.FileSizes;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.RunId;
import dev.broadsheet.warehouse.Warehouse;
import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
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

    /** Settings by which copies are found: where they differ, what was found out of articles is of no use. */
    private static final List<String> COPIES = List.of("duplicates.");

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
        return spark.read().schema(table.schema()).parquet(folder(table).toString());
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
        return ReadingPlan.of(
                now,
                files,
                !readsAll && isReadAlike(loaded, build),
                loaded.settings().accumulation().keepsRemoved());
    }

    private boolean isReadAlike(LoadedSettings loaded, Build build) {
        return build.version().equals(manifest.versions().get("broadsheet"))
                && build.revision().equals(manifest.versions().get("revision"))
                && isAlike(loaded, READING);
    }

    private boolean isAlike(LoadedSettings loaded, List<String> settings) {
        return some(manifest.settings(), settings).equals(some(loaded.effective(), settings));
    }

    private static SortedMap<String, String> some(Map<String, String> settings, List<String> beginnings) {
        SortedMap<String, String> some = new TreeMap<>(settings);
        some.keySet().removeIf(key -> key.equals(GATE) || beginnings.stream().noneMatch(key::startsWith));
        return some;
    }

    /**
     * What is taken over of files that are not dropped: rows of {@code articles} that need not be written again, where this build with these
     * settings wrote them, or else the records that they were made of.
     */
    TakenOver takeOver(SparkSession spark, LoadedSettings loaded, Build build, Set<String> dropped) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<WrittenFile> articles = files(Articles.TABLE);
        long rejects = bytes(files(Rejects.TABLE));
        if (!articles.isEmpty() && isReadAlike(loaded, build) && isAlike(loaded, COPIES)) {
            SettledArticles settled = SettledArticles.of(
                    spark,
                    new SettledArticles.Files(
                            folder(Articles.TABLE).toString(),
                            articles.stream().map(WrittenFile::name).toList(),
                            articles.stream().map(WrittenFile::bytes).toList()),
                    dropped,
                    FileSizes.together(articles, loaded.settings().run().targetFileBytes()));
            return new TakenOver(
                    CarriedRecords.ofRejects(context, read(spark, Rejects.TABLE), dropped, rejects),
                    Optional.of(settled));
        }
        return new TakenOver(
                CarriedRecords.of(
                        context,
                        read(spark, Articles.TABLE),
                        read(spark, Rejects.TABLE),
                        dropped,
                        bytes(articles) + rejects),
                Optional.empty());
    }

    /** What of an earlier run a run goes on with. */
    record TakenOver(CarriedRecords records, Optional<SettledArticles> settled) {}

    /** The folder of a published table. */
    Path folder(Table table) {
        return warehouse.folder(now.tables().get(table.name()));
    }

    /** The files of a published table. */
    List<WrittenFile> files(Table table) {
        return manifest.tables().stream()
                .filter(written -> written.name().equals(table.name()))
                .flatMap(written -> written.files().stream())
                .toList();
    }

    private static long bytes(List<WrittenFile> files) {
        return files.stream().mapToLong(WrittenFile::bytes).sum();
    }

    /** Said where a file of the earlier run is not as it was written. */
    Failure damaged(DamagedFile what, LoadedSettings loaded) {
        return damaged(
                what.getMessage(),
                manifest.runId(),
                loaded.settings().accumulation().keepsRemoved());
    }
}
