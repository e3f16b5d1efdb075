package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RowCells;
import dev.broadsheet.table.DataDictionary;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Whole runs of two tables of a few rows, from the lease to its end, without Spark. */
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
            write(run, "second", Rejects.TABLE, rejects(name));
        }
        run.deleteScratch();
        return run;
    }

    static void writeFirst(Run run) {
        write(run, "first", DataDictionary.TABLE, DataDictionary.rows(List.of(DataDictionary.TABLE)));
    }

    private static void write(Run run, String milestone, Table table, List<Row> rows) {
        WrittenTable written =
                run.write(table, rows.stream().<Cells>map(RowCells::new).iterator());
        run.reached(new Milestone(
                milestone,
                run.id().value(),
                run.beside(),
                List.of(written),
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
