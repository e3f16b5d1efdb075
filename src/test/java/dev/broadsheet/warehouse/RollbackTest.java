package dev.broadsheet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private Warehouse warehouse;
    private RunId a;
    private RunId b;
    private RunId c;

    @BeforeEach
    void publishThree() {
        warehouse = Warehouse.at(folder.toString(), new Configuration());
        a = SmallRuns.run(warehouse, "a", clock);
        b = SmallRuns.run(warehouse, "b", clock);
        c = SmallRuns.run(warehouse, "c", clock);
    }

    @Test
    void goesBackTwiceAndForwardAgain() throws IOException {
        assertThat(rollback(Optional.empty())).isEqualTo(b.value());
        assertThat(shown()).isEqualTo(b.value());
        assertThat(rollback(Optional.empty())).isEqualTo(a.value());
        assertThat(shown()).isEqualTo(a.value());
        assertThatThrownBy(() -> rollback(Optional.empty()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT))
                .hasMessageContaining("Before run " + a)
                .hasMessageContaining("jobs/run runs");
        assertThat(rollback(Optional.of(c))).isEqualTo(c.value());
        assertThat(shown()).isEqualTo(c.value());
        assertThat(warehouse.current().orElseThrow().history()).containsExactly(a.value(), b.value(), c.value());
        assertThat(rollback(Optional.of(c))).isEqualTo(c.value());
    }

    /** c was taken back, so what was published before d is b. */
    @Test
    void afterARollbackTheNextRunTookThePlaceOfWhatWasRolledBackTo() {
        rollback(Optional.empty());
        RunId d = SmallRuns.run(warehouse, "d", clock);
        assertThat(warehouse.current().orElseThrow().run()).isEqualTo(d.value());
        assertThat(rollback(Optional.empty())).isEqualTo(b.value());
        assertThat(warehouse.lastPublished("ingest", 7))
                .extracting(Manifest::runId)
                .containsExactly(b.value(), a.value());
    }

    @Test
    void refusesWhatIsNotAsItWasWritten() throws IOException {
        Path file = file(b);
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
        assertRefused(b, "SHA-256");
        try (Lease lease = warehouse.acquire("rollback", SmallRuns.LIFETIME, clock)) {
            assertThat(warehouse.rollback(Optional.of(b), false, lease).run()).isEqualTo(b.value());
            warehouse.rollback(Optional.of(c), true, lease);
        }
        Files.write(file, new byte[3]);
        assertRefused(b, "has 3 bytes");
        Files.delete(file);
        assertRefused(b, file.getFileName() + " is gone");
        Files.copy(file(a), file(a).resolveSibling("part-00009.zstd.parquet"));
        assertRefused(a, "part-00009.zstd.parquet is not of the run");
        delete(folder.resolve("runs/" + a));
        assertRefused(a, "its folder is gone");
        assertRefused(SmallRuns.id("never"), "never published");
    }

    @Test
    void needsTheLease() {
        try (Lease held = warehouse.acquire("a run", SmallRuns.LIFETIME, clock)) {
            assertThatThrownBy(() -> warehouse.acquire("rollback", SmallRuns.LIFETIME, clock))
                    .isInstanceOf(Failure.class);
            Lease lost = held;
            lost.close();
            assertThatThrownBy(() -> warehouse.rollback(Optional.of(b), true, lost))
                    .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.LOCKED));
            assertThat(warehouse.current().orElseThrow().run()).isEqualTo(c.value());
        }
    }

    @Test
    void aPointerOfAnEarlierProgramIsOfTheLastRunOfItsHistory() throws IOException {
        Published old = Published.fromJson("{\"schema_version\": 1, \"tables\": {}, \"history\": [\"x\", \"y\"]}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(old.run()).isEqualTo("y");
        assertThat(old.previous()).isEmpty();
    }

    private void assertRefused(RunId run, String why) {
        String before = warehouse.current().orElseThrow().run();
        assertThatThrownBy(() -> rollback(Optional.of(run)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT))
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing was changed");
        assertThat(warehouse.current().orElseThrow().run()).isEqualTo(before);
    }

    private String rollback(Optional<RunId> to) {
        try (Lease lease = warehouse.acquire("rollback", SmallRuns.LIFETIME, clock)) {
            return warehouse.rollback(to, true, lease).run();
        }
    }

    /** Which run the links lead to; the pointer must say the same, and its files be whole. */
    private String shown() throws IOException {
        Published now = warehouse.current().orElseThrow();
        assertThat(warehouse.amiss(now, true)).isEmpty();
        String linked = folder.resolve("current/rejects")
                .toRealPath()
                .getParent()
                .getFileName()
                .toString();
        assertThat(now.run()).isEqualTo(linked);
        return linked;
    }

    private Path file(RunId run) throws IOException {
        return folder.resolve("runs/" + run + "/rejects/part-00000.zstd.parquet");
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
