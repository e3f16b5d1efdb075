package dev.broadsheet.warehouse;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds and deletes what nobody needs any more: runs that are neither read nor among the last, what runs that broke off left,
 * and files that were to be renamed and never were.
 *
 * <p>A reader that opened a table while it was published may read it for a while; so a run is kept for some time after it was
 * last needed by what was published.
 */
public final class Cleanup {

    private static final Pattern TEMPORARY = Pattern.compile(
            Pattern.quote(Storage.PROBE) + ".*|[.](current|current[.]json|lease[.]json)[.][0-9a-f-]{36}(\\.crc)?");

    /**
     * What is kept.
     *
     * @param runs how many of the last publications can be rolled back to, at least 1: the present one is the first of them
     * @param age how long a run stays after it was last needed
     * @param lifetime of a lease; what nobody changed for as long belongs to no run
     * @param resumable how long a run that broke off stays, if another attempt could go on from what it left
     */
    public record Keep(int runs, Duration age, Duration lifetime, Duration resumable) {}

    /** Something to be deleted, relative to the warehouse, and why. */
    public record Removal(String path, String why, long bytes) {}

    /**
     * What is to be done.
     *
     * @param removals what goes, oldest first
     * @param young runs that would go, but for their age
     */
    public record Plan(List<Removal> removals, List<String> young) {}

    private final Storage storage;
    private final RunFolders folders;

    Cleanup(Storage storage) {
        this.storage = storage;
        this.folders = new RunFolders(storage);
    }

    /**
     * Looks what could go.
     *
     * @param now by the clock of this machine, as publishing notes it
     * @param today by the clock of the storage, as files are dated
     */
    Plan plan(Optional<Published> current, Keep keep, Instant now, Instant today) throws IOException {
        List<RunFolder> all = folders.read(folders.names());
        List<Removal> removals = new ArrayList<>();
        List<String> young = new ArrayList<>();
        Set<String> history = current.<Set<String>>map(state -> new HashSet<>(state.history()))
                .orElse(Set.of());
        Map<String, String> beside =
                current.<Map<String, String>>map(Published::runOfTable).orElse(Map.of());
        for (RunFolder folder : all) {
            Duration stays = folder.isResumable(beside) ? keep.resumable() : keep.lifetime();
            if (!history.contains(folder.id()) && isOld(folders.lastChange(path(folder)), today, stays)) {
                removals.add(new Removal(path(folder), "never published", folders.bytes(path(folder))));
            }
        }
        current.ifPresent(state -> {
            Set<String> needed = needed(state, all, keep.runs());
            Map<String, Instant> lastNeeded = lastNeeded(state, all);
            for (RunFolder folder : all) {
                if (!history.contains(folder.id()) || needed.contains(folder.id())) {
                    continue;
                }
                if (folder.manifest().isEmpty()) {
                    String why = "left by a cleanup that broke off";
                    removals.add(new Removal(path(folder), why, folders.bytes(path(folder))));
                } else if (isOld(lastNeeded.get(folder.id()), now, keep.age())) {
                    removals.add(new Removal(path(folder), "published before", folder.bytes()));
                } else {
                    young.add(folder.id());
                }
            }
        });
        removals.addAll(temporary(keep, today));
        return new Plan(removals, young);
    }

    private List<Removal> temporary(Keep keep, Instant today) throws IOException {
        return storage.list("").stream()
                .filter(file -> TEMPORARY.matcher(file.getPath().getName()).matches())
                .filter(file -> isOld(Instant.ofEpochMilli(file.getModificationTime()), today, keep.lifetime()))
                .map(file -> new Removal(file.getPath().getName(), "temporary", file.getLen()))
                .toList();
    }

    /**
     * Deletes what was planned. A run's manifest goes first: broken off in the middle, nobody takes what is left for a run, and
     * the next cleanup deletes it.
     */
    void carryOut(Plan plan, Lease lease) throws IOException {
        for (Removal removal : plan.removals()) {
            lease.checkHeld();
            if (removal.path().startsWith(RunFolders.RUNS + "/")) {
                storage.delete(removal.path() + "/" + Run.MANIFEST);
            }
            storage.delete(removal.path());
        }
    }

    /** Runs that are read, or that one of the last publications needs to be published again. */
    private static Set<String> needed(Published current, List<RunFolder> all, int publications) {
        Map<String, RunFolder> finished = new HashMap<>();
        all.stream()
                .filter(folder -> folder.manifest().isPresent())
                .forEach(folder -> finished.put(folder.id(), folder));
        Set<String> needed = new HashSet<>(current.runs());
        List<String> newestFirst = new ArrayList<>(current.history());
        Collections.reverse(newestFirst);
        newestFirst.stream()
                .filter(run -> finished.containsKey(run) && !run.equals(current.run()))
                .limit(publications - 1L)
                .forEach(run -> {
                    needed.add(run);
                    finished.get(run).publication().ifPresent(state -> needed.addAll(state.runs()));
                });
        return needed;
    }

    /** When the last publication that needs a run was replaced; where that was not noted, when anything last was. */
    private static Map<String, Instant> lastNeeded(Published current, List<RunFolder> all) {
        Instant newest =
                current.superseded().values().stream().max(Instant::compareTo).orElse(Instant.EPOCH);
        Map<String, Instant> last = new HashMap<>();
        for (RunFolder folder : all) {
            Instant ended = current.superseded().getOrDefault(folder.id(), newest);
            last.merge(folder.id(), ended, Cleanup::later);
            folder.publication()
                    .ifPresent(state -> state.runs().forEach(run -> last.merge(run, ended, Cleanup::later)));
        }
        return last;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean isOld(Instant changed, Instant now, Duration age) {
        return !changed.plus(age).isAfter(now);
    }

    private static String path(RunFolder folder) {
        return RunFolders.RUNS + "/" + folder.id();
    }
}
