package dev.broadsheet.warehouse;

import com.fasterxml.jackson.core.JacksonException;
import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;

/** The milestones in the folder of a run, each one file that appears as a whole once everything it tells of is in place. */
final class Milestones {

    static final String FOLDER = "_milestones";
    private static final String ENDING = ".json";

    private final Storage storage;
    private final String run;
    private final String folder;

    /** @param run the folder of the run, relative to the warehouse */
    Milestones(Storage storage, String run) {
        this.storage = storage;
        this.run = run;
        this.folder = run + "/" + FOLDER;
    }

    /**
     * What of an earlier attempt can be gone on from.
     *
     * @param milestones in the order they are reached
     * @param untrusted why nothing, or not more, is taken over although there is more
     */
    record Found(List<Milestone> milestones, Optional<String> untrusted) {}

    void write(Milestone milestone) throws IOException {
        storage.files().mkdirs(storage.at(folder));
        storage.replace(folder + "/" + milestone.name() + ENDING, milestone.toJson());
    }

    /** Writes a file that a milestone is to name. */
    WrittenFile keep(String name, byte[] content) throws IOException {
        storage.files().mkdirs(storage.at(folder));
        storage.replace(folder + "/" + name, content);
        return new WrittenFile(name, content.length, Footers.sha256(content));
    }

    byte[] kept(String name) throws IOException {
        return storage.read(folder + "/" + name);
    }

    /** The milestones that were reached, as their files say, by name; one that cannot be read was not. */
    List<Milestone> told() throws IOException {
        List<Milestone> told = new ArrayList<>();
        for (FileStatus file : storage.list(folder)) {
            String name = file.getPath().getName();
            if (name.endsWith(ENDING) && !name.startsWith(".")) {
                read(name).ifPresent(told::add);
            }
        }
        return told;
    }

    private Optional<Milestone> read(String name) throws IOException {
        try {
            return Optional.of(Milestone.fromJson(storage.read(folder + "/" + name)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * The milestones whose files are all as they were written, up to the first of which that is not so.
     *
     * @param order names of milestones in the order they are reached
     * @param beside what is published now
     * @param workers who reads the files
     */
    Found trusted(List<String> order, Map<String, String> beside, Workers workers) throws IOException {
        Map<String, Milestone> told = new HashMap<>();
        told().forEach(milestone -> told.put(milestone.name(), milestone));
        List<Milestone> trusted = new ArrayList<>();
        for (String name : order) {
            if (!told.containsKey(name)) {
                break;
            }
            Milestone milestone = told.get(name);
            if (!milestone.beside().equals(beside)) {
                return new Found(trusted, Optional.of("something else has been published since"));
            }
            List<String> amiss = amiss(milestone, workers);
            if (!amiss.isEmpty()) {
                return new Found(trusted, Optional.of(amiss.get(0)));
            }
            trusted.add(milestone);
        }
        return new Found(trusted, Optional.empty());
    }

    private List<String> amiss(Milestone milestone, Workers workers) throws IOException {
        List<FileCheck> checks = new ArrayList<>();
        for (WrittenFile file : milestone.files()) {
            checks.add(FileCheck.of(storage.at(folder + "/" + file.name()), file, true));
        }
        for (WrittenTable table : milestone.tables()) {
            Optional<String> stranger = PublishedFiles.strangers(storage, run + "/" + table.name(), table);
            if (stranger.isPresent()) {
                return List.of(stranger.get());
            }
            for (WrittenFile file : table.files()) {
                checks.add(FileCheck.of(storage.at(run + "/" + table.name() + "/" + file.name()), file, true));
            }
        }
        return workers.run(checks).stream().flatMap(List::stream).toList();
    }

    /** Deletes everything in the run's folder that no milestone tells of. */
    void deleteOthers(List<Milestone> kept) throws IOException {
        Set<String> tables = new HashSet<>(Set.of(FOLDER));
        Set<String> files = new HashSet<>();
        for (Milestone milestone : kept) {
            milestone.tables().forEach(table -> tables.add(table.name()));
            milestone.files().forEach(file -> files.add(file.name()));
            files.add(milestone.name() + ENDING);
        }
        // What tells of tables goes before them: broken off in between, nothing is told that is not there.
        deleteOthers(folder, files);
        deleteOthers(run, tables);
    }

    private void deleteOthers(String from, Set<String> kept) throws IOException {
        for (FileStatus entry : storage.list(from)) {
            if (!kept.contains(entry.getPath().getName())) {
                storage.delete(from + "/" + entry.getPath().getName());
            }
        }
    }

    /** Deletes them all. The run is published by then, so a failure must not say otherwise. */
    void delete() {
        try {
            storage.delete(folder);
        } catch (IOException | UncheckedIOException e) {
            org.slf4j.LoggerFactory.getLogger(Milestones.class).warn("{} was left behind", storage.at(folder), e);
        }
    }
}
