package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RowCells;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.DataDictionary;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Whole runs of three tables of a few rows, one of which goes on from what is published, from the lease to its end, without Spark. */
public final class SmallRuns {

    public static final Duration LIFETIME = Duration.ofMinutes(10);
    static final Duration RESUMABLE = Duration.ofHours(2);
    static final List<String> MILESTONES = List.of("first", "second");
    static final int REJECTS = 3;

    private SmallRuns() {}

    public static RunId id(String name) {
        return RunId.of(LocalDate.of(2024, 2, 29), name, "", "", "");
    }

    /** Runs it: writes, reads back, publishes. */
    public static RunId run(Warehouse warehouse, String name, Clock clock) {
        try (Lease lease = warehouse.acquire("run " + name, LIFETIME, clock)) {
            return run(warehouse, name, lease);
        }
    }

    static RunId run(Warehouse warehouse, String name, Lease lease) {
        Run run = write(warehouse, name, lease);
        warehouse.publish(run, manifest(run));
        return run.id();
    }

    /** Writes both tables, each behind a milestone of its own: what an attempt before has written is taken over. */
    static Run write(Warehouse warehouse, String name, Lease lease) {
        Run run = warehouse.resume(id(name), MILESTONES, lease);
        if (run.takenOver().isEmpty()) {
            writeFirst(run);
        }
        if (run.takenOver().size() < 2) {
            WrittenTable articles = writeArticles(warehouse, run);
            write(run, "second", Rejects.TABLE, rejects(name), articles);
        }
        run.deleteScratch();
        return run;
    }

    static void writeFirst(Run run) {
        write(run, "first", DataDictionary.TABLE, DataDictionary.rows(List.of(DataDictionary.TABLE)));
    }

    /** An article of its own, and the files of all articles that are published. */
    private static WrittenTable writeArticles(Warehouse warehouse, Run run) {
        Optional<Published.Entry> published =
                warehouse.current().map(now -> now.tables().get(Articles.TABLE.name()));
        List<WrittenTable.WrittenFile> files = published
                .flatMap(entry -> warehouse.manifest(new RunId(entry.runId())))
                .map(Manifest::tables)
                .orElse(List.of())
                .stream()
                .filter(table -> table.name().equals(Articles.TABLE.name()))
                .flatMap(table -> table.files().stream())
                .toList();
        String id = Footers.sha256(run.id().value().getBytes(StandardCharsets.UTF_8))
                .substring(0, 32);
        WrittenTable written = run.write(
                Articles.TABLE,
                List.<Cells>of(new RowCells(WrittenTables.article(id, "One."))).iterator(),
                published.map(warehouse::folder).orElseGet(() -> new Path("none")),
                files);
        run.verifyHere(Articles.TABLE, files.size() + 1L);
        return written;
    }

    private static void write(Run run, String milestone, Table table, List<Row> rows, WrittenTable... before) {
        WrittenTable written =
                run.write(table, rows.stream().<Cells>map(RowCells::new).iterator());
        run.reached(new Milestone(
                milestone,
                run.id().value(),
                run.beside(),
                Stream.concat(Stream.of(before), Stream.of(written)).toList(),
                run.verifyHere(table, rows.size()),
                List.of(new StageDone("write-" + milestone, 0, rows.size(), 0, 0.1, new TreeMap<>())),
                Map.of("rows", Map.of(table.name(), (long) rows.size())),
                List.of(),
                List.of(run.keep(milestone + "-notes", new byte[] {1, 2, 3}))));
    }

    private static List<Row> rejects(String name) {
        List<Row> rows = new ArrayList<>();
        for (long i = 0; i < REJECTS; i++) {
            rows.add(RowFactory.create("in/" + name, i, "read", "EMPTY", "nothing in it", ""));
        }
        return rows;
    }

    static Manifest manifest(Run run) {
        return new Manifest(
                Tables.SCHEMA_VERSION,
                run.id().value(),
                "ingest",
                "2024-02-29",
                new TreeMap<>(),
                new TreeMap<>(),
                new Manifest.Inventoried(0, 0, ""),
                Map.of("read", (long) REJECTS, "kept", 0L, "rejected", (long) REJECTS, "duplicates", 0L),
                Map.of(),
                Map.of(),
                List.of(),
                run.written(),
                Map.of(),
                "",
                "2024-02-29T12:00:00Z");
    }
}
