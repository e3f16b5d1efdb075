package dev.broadsheet.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Divides the files among tasks, by bytes and not by files. */
public final class SplitPlan {

    /** What a packed file is taken to unpack to, times its length: prose under gzip is about a third. */
    private static final int UNPACKING = 3;

    private SplitPlan() {}

    /**
     * Groups of splits, one group a task, each of about {@code splitBytes} (packed files count three times). Files are taken
     * in the order of their paths, so equal files give equal plans. Cut are files that are not packed and whose name is of a format
     * that can be, or of none: then their content decides when they are opened, and the first split may have all.
     */
    public static List<List<InputSplit>> plan(List<InputFile> files, long splitBytes) {
        List<List<InputSplit>> groups = new ArrayList<>();
        List<InputSplit> group = new ArrayList<>();
        long filled = 0;
        for (InputFile file : sorted(files)) {
            for (InputSplit split : cut(file, splitBytes)) {
                long weight = weight(split);
                if (!group.isEmpty() && filled + weight > splitBytes) {
                    groups.add(List.copyOf(group));
                    group.clear();
                    filled = 0;
                }
                group.add(split);
                filled += weight;
            }
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return List.copyOf(groups);
    }

    /** Whether one file that cannot be cut holds more than a task should read, so that its articles are better spread afterwards. */
    public static boolean unbalanced(List<InputFile> files, long splitBytes) {
        return files.stream()
                .filter(file -> !Formats.isSplittable(file.path()))
                .anyMatch(file -> weight(InputSplit.whole(file)) > splitBytes);
    }

    /** How many bytes the files hold when they are unpacked, about. */
    public static long unpackedBytes(List<InputFile> files) {
        return files.stream().mapToLong(file -> weight(InputSplit.whole(file))).sum();
    }

    private static List<InputFile> sorted(List<InputFile> files) {
        return files.stream()
                .sorted(Comparator.comparing(InputFile::path).thenComparing(InputFile::uri))
                .toList();
    }

    private static List<InputSplit> cut(InputFile file, long splitBytes) {
        if (!Formats.mayBeSplittable(file.path()) || file.length() <= splitBytes) {
            return List.of(InputSplit.whole(file));
        }
        long pieces = (file.length() + splitBytes - 1) / splitBytes;
        long size = (file.length() + pieces - 1) / pieces;
        List<InputSplit> splits = new ArrayList<>();
        for (long start = 0; start < file.length(); start += size) {
            splits.add(new InputSplit(file, start, Math.min(start + size, file.length())));
        }
        return splits;
    }

    private static long weight(InputSplit split) {
        long bytes = split.end() - split.start();
        return FileNames.isPacked(split.file().path()) ? bytes * UNPACKING : bytes;
    }
}
