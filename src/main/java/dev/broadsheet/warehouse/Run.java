package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.TableFile;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A run being made: it writes below its own folder only. Tables may be written from several threads. */
public final class Run {

    static final String MANIFEST = "manifest.json";
    /** The publication, to come back to. */
    static final String STATE = "published.json";

    /** The page for people. */
    static final String REPORT = "report.html";

    private static final String SCRATCH = "_scratch";

    private final RunId id;
    private final Storage storage;
    private final Configuration configuration;
    private final Lease lease;
    private final Map<String, String> beside;
    private final Milestones milestones;
    private final Milestones.Found before;
    private volatile boolean hasMilestones;
    private final Map<String, WrittenTable> written = new ConcurrentHashMap<>();
    /** Names of files that an earlier run wrote and verified, by table. */
    private final Map<String, Set<String>> kept = new ConcurrentHashMap<>();

    /**
     * @param beside what is published as it begins: table to run id
     * @param before what an earlier attempt left that this one goes on from
     */
    Run(
            RunId id,
            Storage storage,
            Configuration configuration,
            Lease lease,
            Map<String, String> beside,
            Milestones.Found before) {
        this.id = id;
        this.storage = storage;
        this.configuration = configuration;
        this.lease = lease;
        this.beside = beside;
        this.milestones = new Milestones(storage, folder(id));
        this.before = before;
        this.hasMilestones = !before.milestones().isEmpty();
        before.milestones().stream()
                .flatMap(milestone -> milestone.tables().stream())
                .forEach(table -> written.put(table.name(), table));
    }

    static String folder(RunId id) {
        return "runs/" + id;
    }

    public RunId id() {
        return id;
    }

    /** What is published as the run begins: table to run id. */
    public Map<String, String> beside() {
        return beside;
    }

    /** What an earlier attempt reached, and this one goes on from, in its order; its tables are written. */
    public List<Milestone> takenOver() {
        return before.milestones();
    }

    /** Why nothing, or not more, of an earlier attempt is taken over. */
    public Optional<String> notTakenOver() {
        return before.untrusted();
    }

    /** Notes a milestone, once its tables are verified and its files are kept: another attempt goes on from it. */
    public void reached(Milestone milestone) {
        lease.checkHeld();
        hasMilestones = true;
        try {
            milestones.write(milestone);
        } catch (IOException e) {
            throw new UncheckedIOException("the milestone " + milestone.name() + " of " + id + " cannot be noted", e);
        }
    }

    /** Keeps a file for a milestone to name. */
    public WrittenTable.WrittenFile keep(String name, byte[] content) {
        try {
            return milestones.keep(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of " + id + " cannot be kept", e);
        }
    }

    /** A file that a milestone names. */
    public byte[] kept(String name) {
        try {
            return milestones.kept(name);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " of " + id + " cannot be read", e);
        }
    }

    /** Milestones are of no use to anybody once the run is published. */
    void deleteMilestones() {
        if (hasMilestones) {
            milestones.delete();
        }
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

    /** Writes a table, one file a partition, each in the order the rows have. */
    public WrittenTable write(Table table, JavaRDD<Cells> rows) {
        return write(table, rows, cells(table.name()));
    }

    /**
     * Writes a table, one file a partition that has rows, each in the order the rows have, and adds files of an earlier run as they are.
     *
     * @param rows that the files do not have
     * @param folder in which the files lie
     * @throws DamagedFile if one of them is not as it was written
     */
    public WrittenTable write(Table table, JavaRDD<Cells> rows, Path folder, List<WrittenTable.WrittenFile> files) {
        if (files.isEmpty()) {
            return write(table, rows);
        }
        return finish(
                table,
                Parts.write(table, rows, cells(table.name()), attempts(table), configuration),
                folder,
                files,
                Workers.on(JavaSparkContext.fromSparkContext(rows.context())));
    }

    /** The same of few rows, as one file, here. */
    WrittenTable write(Table table, Iterator<Cells> rows, Path folder, List<WrittenTable.WrittenFile> files) {
        PartWriter<Cells> writer = cells(table.name());
        return finish(
                table,
                List.of(Parts.write(table.name(), 0, rows, writer, attempts(table), configuration)),
                folder,
                files,
                Workers.here(configuration));
    }

    private WrittenTable finish(
            Table table, List<Parts.Part> written, Path folder, List<WrittenTable.WrittenFile> files, Workers workers) {
        List<Parts.Part> parts = new ArrayList<>();
        written.stream().filter(part -> part.rows() > 0).forEach(part -> parts.add(part.numbered(parts.size())));
        List<KeptFile> wanted = new ArrayList<>();
        for (WrittenTable.WrittenFile file : files) {
            wanted.add(KeptFile.of(folder, file, parts.size() + wanted.size(), attempts(table)));
        }
        List<Parts.Part> found = workers.run(wanted);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            parts.add(wanted.get(i).checked(found.get(i)));
            names.add(Parts.name(found.get(i).number()));
        }
        kept.put(table.name(), names);
        return finish(table, parts);
    }

    /** Writes a table, one file a partition, with a writer of its own. */
    public <T> WrittenTable write(Table table, JavaRDD<T> rows, PartWriter<T> writer) {
        return finish(table, Parts.write(table, rows, writer, attempts(table), configuration));
    }

    /** Writes a table of few rows as one file, here. */
    public WrittenTable write(Table table, Iterator<Cells> rows) {
        PartWriter<Cells> writer = cells(table.name());
        return finish(table, List.of(Parts.write(table.name(), 0, rows, writer, attempts(table), configuration)));
    }

    /** Writes the page for people beside the tables, and says where. */
    public Path writeReport(byte[] page) {
        lease.checkHeld();
        try {
            storage.replace(folder(id) + "/" + REPORT, page);
            return storage.at(folder(id) + "/" + REPORT);
        } catch (IOException e) {
            throw new UncheckedIOException("the report of run " + id + " cannot be written", e);
        }
    }

    private Path attempts(Table table) {
        return scratch("write/" + table.name());
    }

    /** A table's definition does not travel, its name does. */
    private static PartWriter<Cells> cells(String table) {
        return (rows, path, configuration) -> TableFile.write(Tables.named(table), rows, path, configuration);
    }

    private WrittenTable finish(Table table, List<Parts.Part> parts) {
        try {
            WrittenTable done = Parts.move(table, parts, table(table.name()), storage.files());
            written.put(table.name(), done);
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException(table.name() + " cannot be moved to its folder in run " + id, e);
        }
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
        return new Verification(
                workers,
                name -> {
                    Path folder = written.containsKey(name) ? table(name) : others.getOrDefault(name, table(name));
                    return Footers.files(folder, configuration);
                },
                name -> kept.getOrDefault(name, Set.of()));
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
            throw new UncheckedIOException("the scratch folder of " + id + " cannot be deleted", e);
        }
    }

    Lease lease() {
        return lease;
    }
}
