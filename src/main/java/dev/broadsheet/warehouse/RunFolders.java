package dev.broadsheet.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileStatus;

/** Reads what lies below {@code runs/}, several folders at a time: on a remote storage each question takes its time. */
final class RunFolders {

    static final String RUNS = "runs";

    private final Storage storage;

    RunFolders(Storage storage) {
        this.storage = storage;
    }

    /** The names of all folders that are named like runs. */
    List<String> names() throws IOException {
        return storage.list(RUNS).stream()
                .filter(FileStatus::isDirectory)
                .map(status -> status.getPath().getName())
                .filter(RunId::isOne)
                .toList();
    }

    /** Some folders with what their files say, in the order asked for. */
    List<RunFolder> read(List<String> names) {
        List<Callable<RunFolder>> work = new ArrayList<>();
        names.forEach(name -> work.add(() -> read(name)));
        return Together.run(work);
    }

    private RunFolder read(String name) throws IOException {
        String folder = RUNS + "/" + name;
        Optional<Manifest> manifest = Optional.empty();
        Optional<Published> publication = Optional.empty();
        List<Milestone> milestones = List.of();
        Instant modified = storage.modified(folder).orElse(Instant.EPOCH);
        for (FileStatus file : storage.list(folder)) {
            Instant changed = Instant.ofEpochMilli(file.getModificationTime());
            modified = changed.isAfter(modified) ? changed : modified;
            if (file.getPath().getName().equals(Run.MANIFEST)) {
                manifest = Optional.of(Manifest.fromJson(storage.read(folder + "/" + Run.MANIFEST)));
            } else if (file.getPath().getName().equals(Run.STATE)) {
                publication = Optional.of(Published.fromJson(storage.read(folder + "/" + Run.STATE)));
            } else if (file.getPath().getName().equals(Milestones.FOLDER)) {
                milestones = new Milestones(storage, folder).told();
            }
        }
        return new RunFolder(name, manifest, publication, milestones, modified);
    }

    /** When anything below a folder was last changed, by the clock of the storage. */
    Instant lastChange(String folder) throws IOException {
        Instant last = storage.modified(folder).orElse(Instant.EPOCH);
        for (FileStatus entry : storage.list(folder)) {
            Instant changed = entry.isDirectory()
                    ? lastChange(folder + "/" + entry.getPath().getName())
                    : Instant.ofEpochMilli(entry.getModificationTime());
            last = changed.isAfter(last) ? changed : last;
        }
        return last;
    }

    long bytes(String relative) {
        try {
            return storage.files().getContentSummary(storage.at(relative)).getLength();
        } catch (IOException e) {
            throw new UncheckedIOException(storage.at(relative) + " cannot be measured", e);
        }
    }
}
