package dev.broadsheet.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the inputs has to be read, beside what an earlier run read of them.
 *
 * @param files to read
 * @param carried files whose records are taken from the earlier run: unchanged ones, and those that are gone and are kept
 * @param dropped paths of files whose records of the earlier run do not count any more: changed ones, and those that are gone and are not kept
 * @param changes how the inputs changed
 */
public record ReadingPlan(List<InputFile> files, List<KnownFile> carried, Set<String> dropped, Changes changes) {

    /**
     * How inputs changed since an earlier run, in files.
     *
     * @param added that it did not know
     * @param changed that it read, and that are others now
     * @param unchanged as it read them
     * @param again of these, how many are read again, because settings or code read them otherwise now
     * @param gone that it read, and that are not there now
     * @param kept whether what these held is kept
     */
    public record Changes(long added, long changed, long unchanged, long again, long gone, boolean kept)
            implements Serializable {}

    public ReadingPlan {
        files = List.copyOf(files);
        carried = List.copyOf(carried);
        dropped = Set.copyOf(dropped);
    }

    /** Everything is read. */
    public static ReadingPlan all(Inventory now) {
        return new ReadingPlan(
                now.files(), List.of(), Set.of(), new Changes(now.files().size(), 0, 0, 0, 0, false));
    }

    /**
     * Compares.
     *
     * @param now what there is
     * @param known what the earlier run knew, each path once
     * @param isReadAlike whether files would be read now as they were then
     * @param keepsGone whether records of files that are gone are kept
     */
    public static ReadingPlan of(Inventory now, List<KnownFile> known, boolean isReadAlike, boolean keepsGone) {
        Map<String, KnownFile> before = new HashMap<>();
        known.forEach(file -> before.put(file.path(), file));
        List<InputFile> files = new ArrayList<>();
        List<KnownFile> carried = new ArrayList<>();
        Set<String> dropped = new TreeSet<>();
        long changed = 0;
        long unchanged = 0;
        for (InputFile file : now.files()) {
            KnownFile then = before.remove(file.path());
            boolean same = then != null && then.isStill(file);
            unchanged += same ? 1 : 0;
            changed += then != null && !same ? 1 : 0;
            if (same && isReadAlike) {
                carried.add(then.found(true));
            } else {
                files.add(file);
                if (then != null) {
                    dropped.add(file.path());
                }
            }
        }
        before.values().forEach(gone -> {
            if (keepsGone) {
                carried.add(gone.found(false));
            } else {
                dropped.add(gone.path());
            }
        });
        Changes changes = new Changes(
                now.files().size() - changed - unchanged,
                changed,
                unchanged,
                isReadAlike ? 0 : unchanged,
                before.size(),
                keepsGone);
        return new ReadingPlan(files, carried, dropped, changes);
    }

    /** The same value as {@link Inventory#fingerprint} of all files whose records count. */
    public String fingerprint() {
        return new Inventory(
                        Stream.concat(
                                        files.stream(),
                                        carried.stream()
                                                .map(file -> new InputFile(
                                                        file.path(),
                                                        file.path(),
                                                        file.length(),
                                                        file.modifiedMillis())))
                                .collect(Collectors.toList()),
                        List.of())
                .fingerprint();
    }

    /** Whether a record of the earlier run goes, by the path where it stands, which may lead into an archive. */
    public static boolean isDropped(Set<String> dropped, String path) {
        if (dropped.contains(path)) {
            return true;
        }
        for (int at = path.indexOf(Location.INSIDE); at >= 0; at = path.indexOf(Location.INSIDE, at + 1)) {
            if (dropped.contains(path.substring(0, at))) {
                return true;
            }
        }
        return false;
    }

    /** The file in which a record stands, whose path may lead into an archive. */
    public static String file(String path) {
        int inside = path.indexOf(Location.INSIDE);
        return inside < 0 ? path : path.substring(0, inside);
    }
}
