package dev.broadsheet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FileSizesTest {

    private static final long TARGET = 128L << 20;

    @Test
    void eightOfOneSizeAreOne() {
        assertThat(FileSizes.together(files(7, 40_000), TARGET)).isEmpty();
        assertThat(FileSizes.together(files(8, 40_000), TARGET)).hasSize(8);
        List<WrittenFile> mixed = new ArrayList<>(files(8, 40_000));
        mixed.add(new WrittenFile("larger", 64 << 10, ""));
        assertThat(FileSizes.together(mixed, TARGET)).hasSize(8).doesNotContain("larger");
    }

    /** A file is large enough from half of the target on. */
    @Test
    void largeFilesStay() {
        assertThat(FileSizes.together(files(20, TARGET / 2), TARGET)).isEmpty();
        assertThat(FileSizes.together(files(20, TARGET / 2 - 1), TARGET)).hasSize(20);
    }

    /**
     * A year and more of days of any sizes: there are never more than seven files of each of the five sizes that are below half of 128 MiB (64 KiB, and
     * eight times that four times over) and the day's own, and two large ones for each 64 MiB; and all bytes together are written at most six times, once for
     * each size, but for those of the smallest size: of them at most 512 KiB once in seven days.
     */
    @Property(tries = 50)
    void filesStayFewAndAreSeldomWrittenAgain(@ForAll @IntRange(min = 1, max = 4_000_000) int most) {
        List<WrittenFile> files = new ArrayList<>();
        long all = 0;
        long written = 0;
        for (int day = 0; day < 1000; day++) {
            Set<String> together = FileSizes.together(files, TARGET);
            long bytes = 1 + (day * 7919L) % most;
            all += bytes;
            bytes += files.stream()
                    .filter(file -> together.contains(file.name()))
                    .mapToLong(WrittenFile::bytes)
                    .sum();
            files.removeIf(file -> together.contains(file.name()));
            files.add(new WrittenFile("day" + day, bytes, ""));
            written += bytes;
            long large = all / (TARGET / 2);
            assertThat((long) files.size()).isLessThanOrEqualTo(5 * 8 + large);
        }
        assertThat(files.stream().mapToLong(WrittenFile::bytes).sum()).isEqualTo(all);
        assertThat(written).isLessThanOrEqualTo(6 * all + 1000 / 7 * (512L << 10));
    }

    private static List<WrittenFile> files(int number, long bytes) {
        return IntStream.range(0, number)
                .mapToObj(i -> new WrittenFile("file" + i, bytes, ""))
                .toList();
    }
}
