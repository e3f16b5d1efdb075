package dev.broadsheet.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Divides the files among tasks, by bytes and not by files. */
public final class SplitPlan {

    /** What a packed file is taken to unpack to, times its length: prose under gzip is about a third. */
    private static final int UNPACKING = 3;

    private SplitPlan() {}

    /**
     * A part of a large file, to be asked where it can be cut.
     *
     * @param from first byte, as stored
     * @param to byte after the last
     */
    public record Part(InputFile file, long from, long to) implements Serializable {}

    /**
     * The parts in which to ask where a file can be cut; none for a file that one task reads. Blocks of bzip2 can be found from any byte on, so that many
     * tasks can look for them; members of gzip only one behind the other.
     */
    public static List<Part> parts(InputFile file, long splitBytes) {
        if (weight(InputSplit.whole(file)) <= splitBytes) {
            return List.of();
        }
        long step = Set.of("bz2", "tbz", "tbz2").contains(FileNames.extension(file.path()))
                ? step(file, splitBytes)
                : file.length();
        List<Part> parts = new ArrayList<>();
        for (long from = 0; from < file.length(); from += step) {
            parts.add(new Part(file, from, Math.min(from + step, file.length())));
        }
        return parts;
    }

    /** Stored bytes between two cuts of a file. */
    public static long step(InputFile file, long splitBytes) {
        return FileNames.isPacked(file.path()) ? Math.max(1, splitBytes / UNPACKING) : splitBytes;
    }

    /**
     * The splits of a file.
     *
     * @param cuts where its {@link #parts} can be cut, in their order; none for one that stays whole
     */
    public static List<InputSplit> cut(InputFile file, List<Cuts> cuts, long splitBytes) {
        if (cuts.isEmpty()) {
            return List.of(InputSplit.whole(file));
        }
        if (cuts.get(0).anywhere()) {
            return evenly(file, splitBytes);
        }
        List<EntryPoint> points = new ArrayList<>(List.of(EntryPoint.BEGINNING));
        points.addAll(Cuts.join(cuts).points());
        if (points.size() == 1) {
            return List.of(InputSplit.whole(file));
        }
        List<InputSplit> splits = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            EntryPoint entry = points.get(i);
            boolean last = i + 1 == points.size();
            // Readers look at the byte before their first, so that each split but the first begins one behind where it
            // is entered.
            splits.add(new InputSplit(
                    file,
                    i == 0 ? 0 : entry.offset() + 1,
                    last ? Long.MAX_VALUE : points.get(i + 1).offset() + 1,
                    entry,
                    (last ? file.length() : points.get(i + 1).bit() / Byte.SIZE) - entry.bit() / Byte.SIZE));
        }
        return splits;
    }

    private static List<InputSplit> evenly(InputFile file, long splitBytes) {
        long pieces = (file.length() + splitBytes - 1) / splitBytes;
        long size = (file.length() + pieces - 1) / pieces;
        List<InputSplit> splits = new ArrayList<>();
        for (long start = 0; start < file.length(); start += size) {
            splits.add(new InputSplit(file, start, Math.min(start + size, file.length())));
        }
        return splits;
    }

    /**
     * Groups of splits, one group a task, each of about {@code splitBytes} (packed files count three times). Files are taken
     * in the order of their paths, so equal splits give equal plans.
     */
    public static List<List<InputSplit>> plan(List<InputSplit> splits, long splitBytes) {
        List<List<InputSplit>> groups = new ArrayList<>();
        List<InputSplit> group = new ArrayList<>();
        long filled = 0;
        for (InputSplit split : sorted(splits)) {
            long weight = weight(split);
            if (!group.isEmpty() && filled + weight > splitBytes) {
                groups.add(List.copyOf(group));
                group.clear();
                filled = 0;
            }
            group.add(split);
            filled += weight;
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return List.copyOf(groups);
    }

    /** Whether one split holds more than a task should read, so that its articles are better spread afterwards. */
    public static boolean unbalanced(List<InputSplit> splits, long splitBytes) {
        return splits.stream().anyMatch(split -> weight(split) > (split.isWhole() ? 1 : 2) * splitBytes);
    }

    /** How many bytes the files hold when they are unpacked, about. */
    public static long unpackedBytes(List<InputFile> files) {
        return files.stream().mapToLong(file -> weight(InputSplit.whole(file))).sum();
    }

    private static List<InputSplit> sorted(List<InputSplit> splits) {
        return splits.stream()
                .sorted(Comparator.comparing((InputSplit split) -> split.file().path())
                        .thenComparing(split -> split.file().uri())
                        .thenComparing(InputSplit::start))
                .toList();
    }

    private static long weight(InputSplit split) {
        return FileNames.isPacked(split.file().path()) ? split.stored() * UNPACKING : split.stored();
    }
}
