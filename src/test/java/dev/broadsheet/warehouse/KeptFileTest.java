package dev.broadsheet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of articles that one run writes and later ones take over. Copies are in {@link FaultsTest}, whose file system has no links. */
class KeptFileTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    private Warehouse warehouse;
    private RunId first;

    @BeforeEach
    void publish() {
        warehouse = Warehouse.at(folder.toString(), new Configuration());
        first = SmallRuns.run(warehouse, "first", CLOCK);
    }

    @Test
    void oneFileIsInBothRuns() throws IOException {
        RunId second = SmallRuns.run(warehouse, "second", CLOCK);
        RunId third = SmallRuns.run(warehouse, "third", CLOCK);
        assertThat(files(first)).hasSize(1);
        assertThat(files(second))
                .hasSize(2)
                .containsValues(files(first).values().toArray());
        assertThat(files(third))
                .hasSize(3)
                .containsValues(files(second).values().toArray());
        assertThat(warehouse.manifest(third).orElseThrow().tables())
                .filteredOn(table -> table.name().equals("articles"))
                .extracting(WrittenTable::rows)
                .containsExactly(3L);
    }

    /** The later run has names of its own for them. */
    @Test
    void theEarlierRunCanGo() throws IOException {
        SmallRuns.run(warehouse, "second", CLOCK);
        FileUtils.deleteDirectory(folder.resolve("runs/" + first).toFile());
        assertThat(warehouse.amiss(warehouse.current().orElseThrow(), true)).isEmpty();
    }

    @Test
    void aWrongByteIsFound() throws IOException {
        Path file = folder.resolve("runs/" + first + "/articles/part-00000.zstd.parquet");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> SmallRuns.run(warehouse, "second", CLOCK))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("articles/part-00000.zstd.parquet does not have the SHA-256 it was written with");
        assertThat(warehouse.current().orElseThrow().run()).isEqualTo(first.value());
    }

    /** What the file system knows the files by. */
    private Map<String, Object> files(RunId run) throws IOException {
        Map<String, Object> files = new TreeMap<>();
        try (Stream<Path> parts = Files.list(folder.resolve("runs/" + run + "/articles"))) {
            List<Path> all =
                    parts.filter(each -> each.toString().endsWith(".parquet")).toList();
            for (Path each : all) {
                files.put(
                        each.getFileName().toString(),
                        Files.readAttributes(each, "unix:ino").get("ino"));
            }
        }
        return files;
    }
}
