package dev.broadsheet.warehouse;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.table.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Publishes a run in four steps, each of which happens whole or not at all: the manifest, the state to come back to, the
 * pointer, the links. Readers of the pointer see the old state until the third step and the new one after it.
 */
final class Publisher {

    private final Storage storage;

    Publisher(Storage storage) {
        this.storage = storage;
    }

    void publish(Run run, Manifest manifest, Optional<Published> before) throws IOException {
        run.lease().checkHeld();
        storage.replace(Run.folder(run.id()) + "/" + Run.MANIFEST, manifest.toJson());
        Published now = next(before, manifest);
        storage.replace(Run.folder(run.id()) + "/" + Run.STATE, now.alone().toJson());
        point(now, before, run.lease());
    }

    /** Makes a publication, new or earlier, what readers see. */
    void point(Published publication, Optional<Published> before, Lease lease) throws IOException {
        Published now = publication.after(before, lease.now());
        // Looked at before the lease is: who holds it then knows that nobody published since what came before was read.
        Version seen = storage.version(Warehouse.CURRENT);
        lease.checkHeld();
        if (!storage.swap(Warehouse.CURRENT, now.toJson(), seen)) {
            throw new Failure(
                    ExitCode.LOCKED,
                    "Another run published in " + storage.root()
                            + " at this moment, having taken over while this one gave"
                            + " no sign of life. This one was not published; start it again.");
        }
        link(now);
    }

    /** Whether the links, where there are any, show what is published. */
    boolean linksShow(Published now) {
        try {
            return storage.local().isEmpty() || new Links(storage.local().get()).show(now);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Points the links at what is published. By then it is published, and a failure must not say otherwise: the links are
     * behind until the next run, which mends them.
     */
    void link(Published now) {
        if (storage.local().isEmpty()) {
            return;
        }
        try {
            new Links(storage.local().get()).point(now);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Publisher.class)
                    .warn("The links in {} are behind current.json", storage.root(), e);
        }
    }

    /**
     * The state after publishing: the run's tables replace those of the same name. Other tables stay only if they were
     * computed from what stays, so that TF-IDF is never read beside articles it was not made from.
     */
    private static Published next(Optional<Published> before, Manifest manifest) {
        SortedMap<String, Published.Entry> tables = new TreeMap<>();
        if (before.isPresent()) {
            TreeSet<String> replaced = new TreeSet<>();
            manifest.tables().forEach(table -> replaced.add(table.name()));
            for (var entry : before.get().tables().entrySet()) {
                if (!replaced.contains(entry.getKey()) && stays(entry.getValue(), manifest)) {
                    tables.put(entry.getKey(), entry.getValue());
                }
            }
        }
        for (WrittenTable table : manifest.tables()) {
            tables.put(
                    table.name(),
                    new Published.Entry(manifest.runId(), "runs/" + manifest.runId() + "/" + table.name()));
        }
        Optional<String> previous = before.map(Published::run).filter(run -> !run.equals(manifest.runId()));
        return new Published(
                Tables.SCHEMA_VERSION, manifest.runId(), previous, tables, List.of(), new TreeMap<>(), Set.of());
    }

    /** Whether a table of an earlier run goes with this one: this run was computed from it. */
    private static boolean stays(Published.Entry earlier, Manifest manifest) {
        return manifest.reads().containsValue(earlier.runId());
    }
}
