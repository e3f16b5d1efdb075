package dev.broadsheet.warehouse;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A folder of runs and the pointer to what is published.
 *
 * <pre>
 * runs/&lt;run_id&gt;/&lt;table&gt;/part-*.parquet
 * runs/&lt;run_id&gt;/manifest.json
 * runs/&lt;run_id&gt;/report.html      a page for people, where there are topics
 * runs/&lt;run_id&gt;/published.json   what readers saw once it was published
 * runs/&lt;run_id&gt;/_milestones/     how far it has come, until it is published
 * current.json
 * current/&lt;table&gt;        links, on a local file system
 * catalog.json           what a catalogue was last told, where there is one
 * lease.json             while a run writes
 * </pre>
 */
public final class Warehouse {

    static final String CURRENT = "current.json";

    private static final String CATALOG = "catalog.json";

    private static final Milestones.Found NOTHING = new Milestones.Found(List.of(), Optional.empty());

    private final Storage storage;
    private final Configuration configuration;

    private Warehouse(Storage storage, Configuration configuration) {
        this.storage = storage;
        this.configuration = configuration;
    }

    /** A warehouse at a path, without touching anything; the path must not be a file. */
    public static Warehouse at(String path, Configuration configuration) {
        try {
            Storage storage = new Storage(new Path(path), configuration);
            if (storage.files().exists(storage.root())
                    && !storage.files().getFileStatus(storage.root()).isDirectory()) {
                throw unusable(path, "it is a file", null);
            }
            return new Warehouse(storage, configuration);
        } catch (IOException e) {
            throw unusable(path, String.valueOf(e.getMessage()), e);
        }
    }

    /** Takes the right to write, making the folder if there is none. */
    public Lease acquire(String owner, Duration duration, Clock clock) {
        String path = storage.root().toString();
        storage.unsafe().ifPresent(why -> {
            throw unusable(path, why, null);
        });
        try {
            if (!storage.files().mkdirs(storage.at(RunFolders.RUNS))) {
                throw unusable(path, "the folder runs cannot be made in it", null);
            }
            storage.now();
        } catch (IOException e) {
            throw unusable(path, "it cannot be written to (" + e.getMessage() + ")", e);
        }
        return Lease.acquire(storage, owner, duration, clock);
    }

    /** Whether there is a folder, with or without anything published in it. */
    public boolean exists() {
        return asked(() -> storage.exists(RunFolders.RUNS));
    }

    /** Who holds the right to write, if anybody does; whether still, {@link LeaseHolder#left} says. */
    public Optional<LeaseHolder> holder(Duration lifetimeIfUnknown) {
        return asked(() -> LeaseHolder.of(storage, lifetimeIfUnknown));
    }

    /** The names of all runs, with and without a manifest. */
    public List<String> runs() {
        return asked(() -> new RunFolders(storage).names());
    }

    /** What the files of some runs say, in the order asked for. */
    public List<RunFolder> runs(List<String> names) {
        return new RunFolders(storage).read(names);
    }

    /** Bytes below the folder of a run that has no manifest. */
    public long bytes(RunFolder folder) {
        return new RunFolders(storage).bytes(RunFolders.RUNS + "/" + folder.id());
    }

    /** Whether the links, where there are any, show what is published. */
    public boolean linksShow(Published now) {
        return new Publisher(storage).linksShow(now);
    }

    /** Points the links at what is published, for a run may have ended between the pointer and them. */
    public void mendLinks(Lease lease) {
        lease.checkHeld();
        current().ifPresent(new Publisher(storage)::link);
    }

    /**
     * Writes the page for people beside the tables of what is published, in place of the one that is there.
     *
     * @return where it is
     */
    public Path writeReport(Published now, byte[] page, Lease lease) {
        lease.checkHeld();
        String file = Run.folder(new RunId(now.run())) + "/" + Run.REPORT;
        return asked(() -> {
            storage.replace(file, page);
            new Publisher(storage).link(now);
            return storage.at(file);
        });
    }

    /** The page for people of a run, if there is one. */
    public Optional<Path> report(RunId id) {
        String file = Run.folder(id) + "/" + Run.REPORT;
        return asked(() -> storage.exists(file) ? Optional.of(storage.at(file)) : Optional.empty());
    }

    /** What is amiss with the files that readers see, a line for each. */
    public List<String> amiss(Published now, boolean checksums) {
        return asked(() -> new PublishedFiles(storage, configuration, checksums).amiss(now));
    }

    /** What is amiss with the files of one published table. */
    public List<String> amiss(String table, Published.Entry entry, Manifest manifest, boolean checksums) {
        return asked(() -> new PublishedFiles(storage, configuration, checksums).amiss(table, entry, manifest));
    }

    /**
     * Publishes again what was published before, or by the named run.
     *
     * @param checksums whether the bytes of its files are read before, or names and sizes must do
     * @return what readers see now
     */
    public Published rollback(Optional<RunId> to, boolean checksums, Lease lease) {
        Published now = current().orElseThrow(() -> nothingPublished());
        return asked(() -> new Rollback(storage, configuration).to(now, to, checksums, lease));
    }

    /** What a cleanup would delete now, as far as it can be told without writing anything. */
    public Cleanup.Plan cleanup(Cleanup.Keep keep, Clock clock) {
        Instant now = clock.instant();
        return asked(() -> new Cleanup(storage).plan(current(), keep, now, now));
    }

    /** What {@link #carryOut} is to delete. */
    public Cleanup.Plan cleanup(Cleanup.Keep keep, Lease lease) {
        return asked(() -> new Cleanup(storage).plan(current(), keep, lease.now(), storage.now()));
    }

    /** Deletes what was planned under the same lease. */
    public void carryOut(Cleanup.Plan plan, Lease lease) {
        asked(() -> {
            new Cleanup(storage).carryOut(plan, lease);
            return plan;
        });
    }

    /** Said where something published is needed and nothing is. */
    public Failure nothingPublished() {
        return new Failure(
                ExitCode.INPUT,
                "Nothing is published in " + shown(storage.root())
                        + ". Name a warehouse with --warehouse, or run a job first.");
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new UncheckedIOException("the warehouse " + storage.root() + " does not answer", e);
        }
    }

    /** What is published, if anything is. */
    public Optional<Published> current() {
        try {
            return storage.exists(CURRENT) ? Optional.of(Published.fromJson(storage.read(CURRENT))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the pointer " + storage.at(CURRENT) + " cannot be read", e);
        }
    }

    /**
     * Manifests of what was published, the present one first and from each to the one it took the place of, so that what was
     * rolled back is passed over.
     *
     * @param job of which there are to be some
     * @param most how many
     */
    public List<Manifest> lastPublished(String job, int most) {
        List<Manifest> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> next = current().map(Published::run);
        while (next.isPresent() && found.size() < most && seen.add(next.get())) {
            RunId id = new RunId(next.get());
            manifest(id).filter(manifest -> manifest.job().equals(job)).ifPresent(found::add);
            next = publication(id).flatMap(Published::previous);
        }
        return found;
    }

    private Optional<Published> publication(RunId id) {
        String file = Run.folder(id) + "/" + Run.STATE;
        return asked(
                () -> storage.exists(file) ? Optional.of(Published.fromJson(storage.read(file))) : Optional.empty());
    }

    /** What a catalogue was last told, if one ever was. */
    public Optional<Registration> registration() {
        return asked(() ->
                storage.exists(CATALOG) ? Optional.of(Registration.fromJson(storage.read(CATALOG))) : Optional.empty());
    }

    /** Notes what a catalogue was told. */
    public void note(Registration registration, Lease lease) {
        lease.checkHeld();
        asked(() -> {
            storage.replace(CATALOG, registration.toJson());
            return registration;
        });
    }

    /** The manifest of a run that was finished. */
    public Optional<Manifest> manifest(RunId id) {
        String file = Run.folder(id) + "/" + Run.MANIFEST;
        try {
            return storage.exists(file) ? Optional.of(Manifest.fromJson(storage.read(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest " + storage.at(file) + " cannot be read", e);
        }
    }

    /**
     * Begins a run in an empty folder of its own; what an unfinished run of the same name left there is deleted. A run that was
     * published before and is forced gets a new name, so that readers keep what is published until the new run is.
     */
    public Run begin(RunId wanted, Lease lease) {
        return begin(wanted, lease, milestones -> NOTHING);
    }

    /**
     * Begins a run, or goes on where an earlier attempt at it broke off: from the last milestone all of whose files are as
     * they were written, if what is published has not changed since. Everything behind that is deleted.
     *
     * @param order names of milestones in the order they are reached
     * @param context reads the files
     */
    public Run resume(RunId wanted, List<String> order, Lease lease, JavaSparkContext context) {
        return resume(wanted, order, lease, Workers.on(context));
    }

    /** The same without Spark. */
    Run resume(RunId wanted, List<String> order, Lease lease) {
        return resume(wanted, order, lease, Workers.here(configuration));
    }

    private Run resume(RunId wanted, List<String> order, Lease lease, Workers workers) {
        return begin(wanted, lease, milestones -> milestones.trusted(order, beside(), workers));
    }

    private interface Look {
        Milestones.Found at(Milestones milestones) throws IOException;
    }

    private Run begin(RunId wanted, Lease lease, Look earlier) {
        lease.checkHeld();
        RunId id = wanted.after(current().map(Published::history).orElse(List.of()));
        Milestones milestones = new Milestones(storage, Run.folder(id));
        try {
            Milestones.Found found = earlier.at(milestones);
            if (found.milestones().isEmpty()) {
                storage.delete(Run.folder(id));
                storage.files().mkdirs(storage.at(Run.folder(id)));
            } else {
                milestones.deleteOthers(found.milestones());
            }
            return new Run(id, storage, configuration, lease, beside(), found);
        } catch (IOException e) {
            throw unusable(storage.root().toString(), "the run's folder cannot be made (" + e.getMessage() + ")", e);
        }
    }

    private Map<String, String> beside() {
        return current().<Map<String, String>>map(Published::runOfTable).orElse(Map.of());
    }

    /** Whether the next attempt at a run could go on from what an earlier one left, as far as names and dates tell. */
    public boolean isResumable(RunFolder folder) {
        return folder.isResumable(beside());
    }

    /** The folder of a published table. */
    public Path folder(Published.Entry entry) {
        return storage.at(entry.path());
    }

    public Path root() {
        return storage.root();
    }

    /** A path as a person and other programs name it: without {@code file:} where it is local. */
    public static String shown(Path path) {
        return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }

    /** Makes a finished run what readers see. */
    public void publish(Run run, Manifest manifest) {
        try {
            new Publisher(storage).publish(run, manifest, current());
            run.deleteMilestones();
        } catch (IOException e) {
            throw new UncheckedIOException("the run " + run.id() + " could not be published", e);
        }
    }

    private static Failure unusable(String path, String why, Throwable cause) {
        return new Failure(
                ExitCode.USAGE,
                "The warehouse " + path + " cannot be used: " + why
                        + ". Name a folder that can be written to with --warehouse.",
                cause);
    }
}
