package dev.broadsheet.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;

/** Holds the files of a publication against the manifests of the runs that wrote them. */
final class PublishedFiles {

    private final Storage storage;
    private final Configuration configuration;
    private final boolean checksums;

    /**
     * @param checksums whether the bytes are read, too; otherwise names and sizes must do
     */
    PublishedFiles(Storage storage, Configuration configuration, boolean checksums) {
        this.storage = storage;
        this.configuration = configuration;
        this.checksums = checksums;
    }

    /** What is amiss, one line each: nothing if every file is there as it was written. */
    List<String> amiss(Published publication) throws IOException {
        Map<String, Optional<Manifest>> manifests = new HashMap<>();
        List<Callable<Optional<String>>> checks = new ArrayList<>();
        for (String run : publication.runs()) {
            String file = RunFolders.RUNS + "/" + run + "/" + Run.MANIFEST;
            manifests.put(
                    run, storage.exists(file) ? Optional.of(Manifest.fromJson(storage.read(file))) : Optional.empty());
            if (manifests.get(run).isEmpty()) {
                checks.add(() -> Optional.of("the run " + run + " is gone, or was never finished"));
            }
        }
        publication.tables().forEach((name, entry) -> manifests
                .getOrDefault(entry.runId(), Optional.empty())
                .ifPresent(manifest -> checks.addAll(checks(name, entry, manifest))));
        return Together.run(checks).stream().flatMap(Optional::stream).toList();
    }

    /** The same of one table of a run whose manifest is there. */
    List<String> amiss(String table, Published.Entry entry, Manifest manifest) throws IOException {
        return Together.run(checks(table, entry, manifest)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Callable<Optional<String>>> checks(String table, Published.Entry entry, Manifest manifest) {
        Optional<WrittenTable> written = manifest.tables().stream()
                .filter(one -> one.name().equals(table))
                .findFirst();
        if (written.isEmpty()) {
            return List.of(() -> Optional.of("the manifest of " + entry.runId() + " does not know " + table));
        }
        List<Callable<Optional<String>>> checks = new ArrayList<>();
        checks.add(() -> strangers(storage, entry.path(), written.get()));
        written.get()
                .files()
                .forEach(file -> checks.add(() ->
                        FileCheck.of(storage.at(entry.path() + "/" + file.name()), file, checksums)
                                .run(configuration)
                                .stream()
                                .findFirst()));
        return checks;
    }

    /** Readers open the folder, so a file too many is as bad as one too few. */
    static Optional<String> strangers(Storage storage, String folder, WrittenTable table) throws IOException {
        List<String> known = table.files().stream().map(file -> file.name()).toList();
        return storage.list(folder).stream()
                .map(status -> status.getPath().getName())
                .filter(name -> name.endsWith(".parquet") && !known.contains(name))
                .findFirst()
                .map(name -> storage.at(folder + "/" + name) + " is not of the run that the folder is of");
    }
}
