package dev.broadsheet.job;

import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RowCells;
import dev.broadsheet.table.Table;
import dev.broadsheet.warehouse.Run;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables of a run as they are written: how many files each has, and how many rows it must have when it is read again. */
final class RunTables {

    /** A table is written as so many files at least, if each comes to some size; the same on every machine. */
    private static final int PARALLEL_FILES = 4;

    private static final double LEAST_FILE_BYTES = 16 << 20;

    private final Run run;
    private final long targetFileBytes;
    private final Map<Table, Long> expectedRows = new ConcurrentHashMap<>();

    RunTables(Run run, long targetFileBytes) {
        this.run = run;
        this.targetFileBytes = targetFileBytes;
    }

    Run run() {
        return run;
    }

    /** A written table must have so many rows when it is read again. */
    void expect(Table table, long rows) {
        expectedRows.put(table, rows);
    }

    /** The rows a written table must have. */
    long expected(Table table) {
        return Optional.ofNullable(expectedRows.get(table))
                .orElseThrow(() -> new IllegalStateException(table.name() + " is not written yet"));
    }

    /** Writes a table of a few rows, which are in its order. */
    void write(Table table, List<Row> rows) {
        write(table, rows.iterator());
    }

    /** Writes a table of rows that are made here one after another, in its order. */
    void write(Table table, Iterator<Row> rows) {
        Iterable<Row> all = () -> rows;
        long written = run.write(
                        table,
                        StreamSupport.stream(all.spliterator(), false)
                                .<Cells>map(RowCells::new)
                                .iterator())
                .rows();
        expectedRows.put(table, written);
    }

    /** Writes a table, one file a partition, each in its order. */
    void write(Table table, JavaRDD<Cells> rows) {
        expectedRows.put(table, run.write(table, rows).rows());
    }

    /** Writes a table as one file, in its order. */
    void write(Table table, Dataset<Row> rows) {
        String[] order = table.sortedBy().toArray(String[]::new);
        long written = run.write(
                        table,
                        order.length == 0
                                ? rows.coalesce(1)
                                : rows.coalesce(1).sortWithinPartitions(order[0], rest(order)))
                .rows();
        expectedRows.put(table, written);
    }

    /** Files for a table: of the size that is set, but several small ones where that keeps more cores at work. */
    int files(double bytes) {
        double bySize = Math.ceil(bytes / targetFileBytes);
        double parallel = Math.min(PARALLEL_FILES, Math.ceil(bytes / LEAST_FILE_BYTES));
        return (int) Math.max(1, Math.max(bySize, parallel));
    }

    private static String[] rest(String[] order) {
        return java.util.Arrays.copyOfRange(order, 1, order.length);
    }
}
