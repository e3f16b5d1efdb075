package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.config.RunSettings;
import dev.broadsheet.config.Settings;
import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.job.RunSummary.InputSize;
import dev.broadsheet.job.RunSummary.Outcome;
import dev.broadsheet.job.RunSummary.Since;
import dev.broadsheet.job.RunSummary.TableSize;
import dev.broadsheet.stage.GatherReport.Reported;
import dev.broadsheet.stage.ListInputs;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.LogicalDigest;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.RunId;
import dev.broadsheet.warehouse.StageDone;
import dev.broadsheet.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Carries out a run: looks at what there is to read, leaves it at that when the same run is published already, and otherwise
 * runs the {@link Pipeline} under the warehouse's lease.
 */
public final class PipelineRunner implements JobRunner, DigestRunner, ReportRunner, CatalogRunner {

    private final Clock clock;

    public PipelineRunner(Clock clock) {
        this.clock = clock;
    }

    @Override
    public RunSummary run(JobRequest request, Console console) {
        Instant started = clock.instant();
        Settings settings = request.settings().settings();
        Configuration hadoop = Sessions.hadoop(settings.run());
        Warehouse warehouse = Warehouse.at(settings.run().warehouse(), hadoop);
        Registering.check(request.settings());
        console.stage("inventory");
        Inventory inventory = ListInputs.list(settings.run().inputs(), settings.ingest(), hadoop);
        console.endStage();
        Until until = Until.of(request.job(), settings.run().until());
        Work first = Work.of(request, until, inventory, warehouse, hadoop);
        RunId id = first.id();
        if (request.dryRun()) {
            boolean done = first.done().isPresent();
            List<TableSize> tables = until.tables().stream()
                    .map(table -> new TableSize(
                            table.name(),
                            Warehouse.shown(warehouse.root()) + "/runs/" + id + "/" + table.name(),
                            OptionalLong.empty()))
                    .toList();
            Outcome outcome = done ? Outcome.WOULD_DO_NOTHING : Outcome.WOULD_PUBLISH;
            List<String> takenOver = done || request.force() ? List.of() : takenOver(warehouse, id);
            return summary(id, outcome, warehouse, first, settings, takenOver, tables, List.of(), started);
        }
        if (first.done().isPresent()) {
            return nothingToDo(first, warehouse, settings, mend(request.settings(), console, warehouse, id), started);
        }
        try (Lease lease = acquire(warehouse, settings, id)) {
            // Another run may have ended between the first look and the lease.
            Work work = warehouse.current().equals(first.published())
                    ? first
                    : Work.of(request, until, inventory, warehouse, hadoop);
            if (work.done().isPresent()) {
                return nothingToDo(work, warehouse, settings, List.of(), started);
            }
            return Sessions.with(request.job(), request.settings(), console, spark -> {
                RunContext context = new RunContext(
                        spark,
                        request.settings(),
                        work,
                        until,
                        warehouse,
                        request.force()
                                ? warehouse.begin(work.id(), lease)
                                : warehouse.resume(
                                        work.id(),
                                        Attempt.order(),
                                        lease,
                                        JavaSparkContext.fromSparkContext(spark.sparkContext())),
                        console,
                        clock);
                RunSummary published = new Pipeline(context, request.job()).run(started);
                return new Registering(request.settings(), warehouse)
                        .register(spark, console, lease, clock)
                        .map(published::warning)
                        .orElse(published);
            });
        }
    }

    @Override
    public SortedMap<String, String> digests(LoadedSettings loaded, Console console) {
        RunSettings run = loaded.settings().run();
        Warehouse warehouse = Warehouse.at(run.warehouse(), Sessions.hadoop(run));
        Published now = warehouse.current().orElseThrow(warehouse::nothingPublished);
        return Sessions.with(Job.PIPELINE, loaded, console, spark -> {
            Map<Table, Dataset<Row>> tables = new HashMap<>();
            now.tables()
                    .forEach((name, entry) -> tables.put(
                            Tables.named(name),
                            spark.read()
                                    .schema(Tables.named(name).schema())
                                    .parquet(warehouse.folder(entry).toString())));
            return LogicalDigest.of(tables);
        });
    }

    @Override
    public byte[] page(LoadedSettings loaded, Console console, Warehouse warehouse, Published now) {
        Reported run = RunReport.reported(now, warehouse.manifest(new RunId(now.run())));
        return Sessions.with(Job.PIPELINE, loaded, console, spark -> {
            console.stage("report");
            byte[] page = RunReport.page(
                    spark,
                    table -> Optional.ofNullable(now.tables().get(table.name())).map(warehouse::folder),
                    run);
            console.endStage();
            return page;
        });
    }

    @Override
    public Optional<String> register(LoadedSettings loaded, Console console, Warehouse warehouse, Lease lease) {
        return Sessions.with(Job.PIPELINE, loaded, console, spark -> new Registering(loaded, warehouse)
                .register(spark, console, lease, clock));
    }

    private RunSummary nothingToDo(
            Work work, Warehouse warehouse, Settings settings, List<String> more, Instant started) {
        RunId id = work.done().orElseThrow();
        Published now = warehouse.current().orElseThrow();
        Map<String, Long> rows = new HashMap<>();
        List<Map.Entry<String, Published.Entry>> ours = now.tables().entrySet().stream()
                .filter(entry -> id.isOrWasRepeatedAs(entry.getValue().runId()))
                .toList();
        ours.stream()
                .map(entry -> new RunId(entry.getValue().runId()))
                .distinct()
                .flatMap(run -> warehouse.manifest(run).map(Manifest::tables).orElse(List.of()).stream())
                .forEach(table -> rows.put(table.name(), table.rows()));
        List<TableSize> tables = ours.stream()
                .map(entry -> new TableSize(
                        entry.getKey(),
                        Warehouse.shown(warehouse.folder(entry.getValue())),
                        Optional.ofNullable(rows.get(entry.getKey()))
                                .map(OptionalLong::of)
                                .orElse(OptionalLong.empty())))
                .toList();
        List<String> warnings = new ArrayList<>(more);
        if (tables.isEmpty()) {
            warnings.add(
                    "Another run is what is published now. jobs/run rollback RUN_ID goes back to this one, --force runs it again.");
        }
        return summary(id, Outcome.NOTHING_TO_DO, warehouse, work, settings, List.of(), tables, warnings, started);
    }

    /** Stages of an attempt that broke off, from which the run would go on. */
    private static List<String> takenOver(Warehouse warehouse, RunId id) {
        return warehouse.runs(warehouse.runs().contains(id.value()) ? List.of(id.value()) : List.of()).stream()
                .filter(warehouse::isResumable)
                .flatMap(folder -> folder.milestones().stream())
                .flatMap(milestone -> milestone.stages().stream())
                .map(StageDone::stage)
                .toList();
    }

    private RunSummary summary(
            RunId id,
            Outcome outcome,
            Warehouse warehouse,
            Work work,
            Settings settings,
            List<String> takenOver,
            List<TableSize> tables,
            List<String> warnings,
            Instant started) {
        return new RunSummary(
                id.value(),
                outcome,
                Warehouse.shown(warehouse.root()),
                sizes(work.inventory(), settings),
                since(work),
                takenOver,
                Optional.empty(),
                Map.of(),
                tables,
                warehouse.report(id).map(Warehouse::shown),
                List.of(),
                warnings,
                Duration.between(started, clock.instant()));
    }

    /** How the inputs changed, where an earlier run read some. */
    static Optional<Since> since(Work work) {
        return work.earlier()
                .map(run -> new Since(run.run().value(), work.plan().changes()));
    }

    static List<InputSize> sizes(Inventory inventory, Settings settings) {
        return settings.run().inputs().stream()
                .map(input -> {
                    List<InputFile> files = inventory.files().stream()
                            .filter(file -> file.path().equals(input.name())
                                    || file.path().startsWith(input.name() + "/"))
                            .toList();
                    long bytes = files.stream().mapToLong(InputFile::length).sum();
                    return new InputSize(input.name(), input.path(), files.size(), bytes);
                })
                .toList();
    }

    private Lease acquire(Warehouse warehouse, Settings settings, RunId id) {
        return warehouse.acquire(
                Owner.of("run " + id), Duration.ofSeconds(settings.run().leaseSeconds()), clock);
    }

    /** A run that ended between the pointer and the links left these behind, or could not tell the catalogue. */
    private List<String> mend(LoadedSettings loaded, Console console, Warehouse warehouse, RunId id) {
        boolean linksShow = warehouse.current().map(warehouse::linksShow).orElse(true);
        boolean catalogIsBehind = new Registering(loaded, warehouse).isBehind();
        if (linksShow && !catalogIsBehind) {
            return List.of();
        }
        try (Lease lease = acquire(warehouse, loaded.settings(), id)) {
            warehouse.mendLinks(lease);
            return catalogIsBehind
                    ? register(loaded, console, warehouse, lease).stream().toList()
                    : List.of();
        }
    }
}
