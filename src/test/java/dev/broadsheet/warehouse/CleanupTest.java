package dev.broadsheet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.config.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanupTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final List<RunId> runs = new ArrayList<>();
    private Warehouse warehouse;

    /** Five publications, a day apart; the last is of now. */
    @BeforeEach
    void publishFive() {
        warehouse = Warehouse.at(folder.toString(), new Configuration());
        for (String name : List.of("a", "b", "c", "d", "e")) {
            clock.advance(DAY);
            runs.add(SmallRuns.run(warehouse, name, clock));
        }
    }

    @Test
    void keepsThePresentAndSoManyBefore() throws IOException {
        clock.advance(DAY);
        Cleanup.Plan plan = cleanup(2, DAY);
        assertThat(plan.removals()).extracting(Cleanup.Removal::path).containsExactlyInAnyOrder(paths(0, 1, 2));
        assertThat(plan.removals())
                .allSatisfy(removal -> assertThat(removal.bytes()).isPositive());
        assertThat(left())
                .containsExactlyInAnyOrder(runs.get(3).value(), runs.get(4).value());
        assertThat(warehouse.amiss(warehouse.current().orElseThrow(), true)).isEmpty();
        assertThat(rollback(runs.get(3))).isEqualTo(runs.get(3).value());
        assertThat(cleanup(2, DAY).removals()).isEmpty();
    }

    /** a was replaced three days before e was published, b two, c one, d at that moment. */
    @Test
    void aReaderOfWhatWasPublishedHasItsTime() throws IOException {
        assertThat(cleanup(1, DAY.multipliedBy(2).plusSeconds(1)).young())
                .containsExactlyInAnyOrder(
                        runs.get(1).value(), runs.get(2).value(), runs.get(3).value());
        assertThat(left()).hasSize(4);
        clock.advance(DAY.multipliedBy(2));
        assertThat(cleanup(1, DAY.multipliedBy(3)).removals())
                .extracting(Cleanup.Removal::path)
                .containsExactlyInAnyOrder(paths(1, 2));
    }

    /** What was rolled back to is read, however old it is; what it replaced was read until then. */
    @Test
    void rollingBackCounts() throws IOException {
        clock.advance(DAY.multipliedBy(9));
        rollback(runs.get(0));
        assertThat(cleanup(1, DAY).removals())
                .extracting(Cleanup.Removal::path)
                .containsExactlyInAnyOrder(paths(1, 2, 3));
        assertThat(warehouse.amiss(warehouse.current().orElseThrow(), true)).isEmpty();
        clock.advance(DAY);
        cleanup(1, DAY);
        assertThat(left()).containsExactly(runs.get(0).value());
    }

    @Test
    void unfinishedRunsAndTemporaryFilesGoOnceNobodyCanBeAtWorkOnThem() throws IOException {
        Path half = Files.createDirectories(folder.resolve("runs/" + SmallRuns.id("half") + "/_scratch/write"));
        Files.writeString(half.resolve("x.parquet"), "half");
        Path temporary = folder.resolve(".current.json.01234567-89ab-cdef-0123-456789abcdef");
        Files.writeString(temporary, "half a pointer");
        Path notes = Files.writeString(folder.resolve("runs/notes.txt"), "somebody's");
        Path other = Files.createDirectories(folder.resolve("runs/not a run"));
        assertThat(cleanup(7, DAY).removals()).isEmpty();
        for (Path path : List.of(
                half.resolve("x.parquet"),
                half,
                half.getParent(),
                half.getParent().getParent(),
                temporary)) {
            Files.setLastModifiedTime(
                    path, FileTime.from(Instant.now().minus(SmallRuns.LIFETIME).minusSeconds(5)));
        }
        Files.writeString(half.resolve("x.parquet"), "written again, deep within");
        assertThat(cleanup(7, DAY).removals()).extracting(Cleanup.Removal::why).containsExactly("temporary");
        Files.setLastModifiedTime(
                half.resolve("x.parquet"),
                FileTime.from(Instant.now().minus(SmallRuns.LIFETIME).minusSeconds(5)));
        assertThat(cleanup(7, DAY).removals()).extracting(Cleanup.Removal::why).containsExactly("never published");
        assertThat(left()).hasSize(7);
        assertThat(notes).exists();
        assertThat(other).exists();
        assertThat(temporary).doesNotExist();
    }

    /** Killed in the middle, it leaves a folder without a manifest, of a run that was published. */
    @Test
    void whatACleanupLeftThatBrokeOffIsNoRunAndGoesNextTime() throws IOException {
        Files.delete(folder.resolve("runs/" + runs.get(1) + "/" + Run.MANIFEST));
        assertThatThrownBy(() -> rollback(runs.get(1))).hasMessageContaining("is gone");
        assertThat(cleanup(7, DAY).removals()).extracting(Cleanup.Removal::path).containsExactly(paths(1));
    }

    @Test
    void besideARunItDoesNothing() {
        try (Lease held = warehouse.acquire("a run", SmallRuns.LIFETIME, clock)) {
            held.checkHeld();
            assertThatThrownBy(() -> cleanup(1, Duration.ZERO)).isInstanceOf(Failure.class);
        }
        Lease lost = warehouse.acquire("gc", SmallRuns.LIFETIME, clock);
        Cleanup.Plan plan =
                warehouse.cleanup(new Cleanup.Keep(1, Duration.ZERO, SmallRuns.LIFETIME, SmallRuns.RESUMABLE), lost);
        lost.close();
        assertThatThrownBy(() -> warehouse.carryOut(plan, lost)).isInstanceOf(Failure.class);
        assertThat(warehouse.runs()).hasSize(5);
    }

    private Cleanup.Plan cleanup(int keep, Duration age) {
        Cleanup.Keep kept = new Cleanup.Keep(keep, age, SmallRuns.LIFETIME, SmallRuns.RESUMABLE);
        try (Lease lease = warehouse.acquire("gc", SmallRuns.LIFETIME, clock)) {
            Cleanup.Plan plan = warehouse.cleanup(kept, lease);
            warehouse.carryOut(plan, lease);
            return plan;
        }
    }

    private String rollback(RunId to) {
        try (Lease lease = warehouse.acquire("rollback", SmallRuns.LIFETIME, clock)) {
            return warehouse.rollback(Optional.of(to), true, lease).run();
        }
    }

    private String[] paths(int... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(number -> "runs/" + runs.get(number))
                .toArray(String[]::new);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> paths = Files.list(folder.resolve("runs"))) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }
}
