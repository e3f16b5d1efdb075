package dev.broadsheet.warehouse;

import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which files of a table are put together, when each run adds some: as soon as there are {@value #MOST} of about one size. So a row is
 * written again as often as its file can grow by that factor until it is as large as files are to be, and not once a run; and there are
 * never more small files than {@value #MOST} of each size.
 */
public final class FileSizes {

    /** Files of one size from which they are put together; also the ratio of one size to the next. */
    static final int MOST = 8;

    /** Files below this are of one size. */
    private static final long SMALLEST = 64 << 10;

    private FileSizes() {}

    /**
     * Names of the files that are to be put together.
     *
     * @param target bytes that a file is to have; files of half of that are left as they are
     */
    public static Set<String> together(List<WrittenFile> files, long target) {
        Map<Integer, List<WrittenFile>> bySize = files.stream()
                .filter(file -> file.bytes() < target / 2)
                .collect(Collectors.groupingBy(file -> size(file.bytes()), TreeMap::new, Collectors.toList()));
        Set<String> names = new TreeSet<>();
        bySize.values().stream()
                .filter(alike -> alike.size() >= MOST)
                .flatMap(List::stream)
                .forEach(file -> names.add(file.name()));
        return names;
    }

    /** 0 below the smallest size, 1 up to {@value #MOST} times that, and so on. */
    private static int size(long bytes) {
        int size = 0;
        for (long bound = SMALLEST; bytes >= bound; bound *= MOST) {
            size++;
        }
        return size;
    }
}
