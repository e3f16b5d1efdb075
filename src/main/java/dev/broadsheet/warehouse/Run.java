package dev.broadsheet.warehouse;

import dev.broadsheet.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A run being made: it writes below its own folder only. Tables may be written from several threads. */
public final class Run {

    static final String MANIFEST = "manifest.json";
    private static final String SCRATCH = "_scratch";

    private final RunId id;
    private final Storage storage;
    private final Configuration configuration;
    private final Lease lease;
    private final Map<String, WrittenTable> written = new ConcurrentHashMap<>();

    Run(RunId id, Storage storage, Configuration configuration, Lease lease) {
        this.id = id;
        this.storage = storage;
        this.configuration = configuration;
        this.lease = lease;
    }

    static String folder(RunId id) {
        return "runs/" + id;
    }

    public RunId id() {
        return id;
    }

    /** A folder for what the run needs and nobody else; deleted by {@link #deleteScratch}. */
    public Path scratch(String name) {
        return storage.at(folder(id) + "/" + SCRATCH + "/" + name);
    }

    public Path table(String name) {
        return storage.at(folder(id) + "/" + name);
    }

    /** Writes a table, one file a partition in the order the rows have, and reads back what its files say. */
    public WrittenTable write(Table table, Dataset<Row> rows) {
        TableWriter.write(rows, table, table(table.name()));
        WrittenTable inspected = Footers.inspect(table.name(), table(table.name()), configuration);
        written.put(table.name(), inspected);
        return inspected;
    }

    /**
     * Reads written tables again, in one Spark job or two, and checks them.
     *
     * @param expectedRows rows that were to be written into each, counted elsewhere
     * @param others folders of tables of earlier runs that these refer to
     * @return what was looked at
     */
    public List<Manifest.Check> verify(
            JavaSparkContext context, Map<Table, Long> expectedRows, Map<String, Path> others) {
        return verification(Workers.on(context), others).verify(expectedRows);
    }

    /** Reads a small written table again and checks it, in this thread. */
    public List<Manifest.Check> verifyHere(Table table, long expectedRows) {
        return verification(Workers.here(configuration), Map.of()).verify(Map.of(table, expectedRows));
    }

    private Verification verification(Workers workers, Map<String, Path> others) {
        return new Verification(workers, name -> {
            Path folder = written.containsKey(name) ? table(name) : others.getOrDefault(name, table(name));
            return Footers.files(folder, configuration);
        });
    }

    /** The tables written so far, by name. */
    public List<WrittenTable> written() {
        return written.values().stream()
                .sorted(java.util.Comparator.comparing(WrittenTable::name))
                .toList();
    }

    public void deleteScratch() {
        try {
            storage.delete(folder(id) + "/" + SCRATCH);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the scratch folder of " + id + " cannot be deleted", e);
        }
    }

    Lease lease() {
        return lease;
    }
}
