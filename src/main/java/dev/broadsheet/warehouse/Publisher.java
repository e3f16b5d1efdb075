package dev.broadsheet.warehouse;

import dev.broadsheet.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Publishes a run in three steps, each of which happens whole or not at all: the manifest, the pointer, the links. Readers
 * of the pointer see the old state until the second step and the new one after it.
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
        run.lease().checkHeld();
        storage.replace("current.json", now.toJson());
        if (storage.local().isPresent()) {
            new Links(storage.local().get()).point(now);
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
        List<String> history = new ArrayList<>(before.map(Published::history).orElse(List.of()));
        history.remove(manifest.runId());
        history.add(manifest.runId());
        return new Published(Tables.SCHEMA_VERSION, tables, history);
    }

    /** Whether a table of an earlier run goes with this one: this run was computed from it. */
    private static boolean stays(Published.Entry earlier, Manifest manifest) {
        return manifest.reads().containsValue(earlier.runId());
    }
}
