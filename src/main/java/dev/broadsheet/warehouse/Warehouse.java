package dev.broadsheet.warehouse;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A folder of runs and the pointer to what is published.
 *
 * <pre>
 * runs/&lt;run_id&gt;/&lt;table&gt;/part-*.parquet
 * runs/&lt;run_id&gt;/manifest.json
 * current.json
 * current/&lt;table&gt;        links, on a local file system
 * lease.json             while a run writes
 * </pre>
 */
public final class Warehouse {

    private static final String CURRENT = "current.json";

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
        try {
            if (!storage.files().mkdirs(storage.at("runs"))) {
                throw unusable(path, "the folder runs cannot be made in it", null);
            }
            String probe = ".probe-" + java.util.UUID.randomUUID();
            storage.create(probe, new byte[0]);
            storage.delete(probe);
        } catch (IOException e) {
            throw unusable(path, "it cannot be written to (" + e.getMessage() + ")", e);
        }
        return Lease.acquire(storage, owner, duration, clock);
    }

    /** What is published, if anything is. */
    public Optional<Published> current() {
        try {
            return storage.exists(CURRENT) ? Optional.of(Published.fromJson(storage.read(CURRENT))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the pointer " + storage.at(CURRENT) + " cannot be read", e);
        }
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
        lease.checkHeld();
        RunId id = wanted.after(current().map(Published::history).orElse(List.of()));
        try {
            storage.delete(Run.folder(id));
            storage.files().mkdirs(storage.at(Run.folder(id)));
        } catch (IOException e) {
            throw unusable(storage.root().toString(), "the run's folder cannot be made (" + e.getMessage() + ")", e);
        }
        return new Run(id, storage, configuration, lease);
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
