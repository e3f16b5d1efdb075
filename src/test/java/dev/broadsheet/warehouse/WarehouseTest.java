package dev.broadsheet.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RowCells;
import dev.broadsheet.table.DataDictionary;
import dev.broadsheet.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One writer at a time, readers at any time, and nothing half published. */
class WarehouseTest {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final RunId FIRST = id("a");
    private static final RunId SECOND = id("b");

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Warehouse.at(folder.resolve("warehouse").toString(), new Configuration());
    }

    @Test
    void aSecondWriterIsToldWhoHoldsTheWarehouseAndUntilWhen() {
        try (Lease held = warehouse.acquire("first", LIFETIME, clock)) {
            held.checkHeld();
            assertThatThrownBy(() -> warehouse.acquire("second", LIFETIME, clock))
                    .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.LOCKED))
                    .hasMessageContaining("first")
                    .hasMessageContaining(clock.instant().plus(LIFETIME).toString());
        }
        warehouse.acquire("third", LIFETIME, clock).close();
    }

    @Test
    void ofManyWhoTryAtOnceOneGetsTheLease() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> tries = new java.util.ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "writer " + i;
            tries.add(() -> {
                try {
                    warehouse.acquire(name, LIFETIME, clock);
                    return true;
                } catch (Failure locked) {
                    assertThat(locked.exitCode()).isEqualTo(ExitCode.LOCKED);
                    return false;
                }
            });
        }
        int winners = 0;
        for (Future<Boolean> each : threads.invokeAll(tries)) {
            winners += each.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(winners).isEqualTo(1);
    }

    @Test
    void aDeadWritersLeaseIsTakenOverWhenItHasExpiredAndTheDeadOneCannotPublish() throws IOException {
        Lease dead = warehouse.acquire("dead", LIFETIME, clock);
        Run run = run(FIRST, dead);
        clock.advance(LIFETIME.minusSeconds(1));
        assertThatThrownBy(() -> warehouse.acquire("impatient", LIFETIME, clock))
                .isInstanceOf(Failure.class);
        clock.advance(Duration.ofSeconds(2));
        try (Lease heir = warehouse.acquire("heir", LIFETIME, clock)) {
            assertThatThrownBy(() -> publish(run, FIRST))
                    .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.LOCKED))
                    .hasMessageContaining("took over");
            assertThat(warehouse.current()).isEmpty();
            publish(run(SECOND, heir), SECOND);
        }
        dead.close();
        assertThat(warehouse.current().orElseThrow().history()).containsExactly(SECOND.value());
    }

    @Test
    void closingGivesUpOnlyOnesOwnLease() throws IOException {
        Lease dead = warehouse.acquire("dead", LIFETIME, clock);
        clock.advance(LIFETIME.plusSeconds(1));
        try (Lease heir = warehouse.acquire("heir", LIFETIME, clock)) {
            dead.close();
            heir.checkHeld();
        }
        assertThat(folder.resolve("warehouse/lease.json")).doesNotExist();
    }

    @Test
    void aRunThatWasNeverPublishedLeavesNothingToReadersNorToTheNextOfItsName() throws IOException {
        try (Lease lease = warehouse.acquire("writer", LIFETIME, clock)) {
            run(FIRST, lease);
            assertThat(warehouse.current()).isEmpty();
            assertThat(folder.resolve("warehouse/current")).doesNotExist();
            Files.writeString(folder.resolve("warehouse/runs/" + FIRST + "/left-over"), "of a killed run");
            Run again = warehouse.begin(FIRST, lease);
            assertThat(again.id()).isEqualTo(FIRST);
            assertThat(folder.resolve("warehouse/runs/" + FIRST)).isEmptyDirectory();
        }
    }

    /** What is published stays readable while the same is done once more. */
    @Test
    void aForcedRunGetsAFolderOfItsOwn() throws IOException {
        try (Lease lease = warehouse.acquire("writer", LIFETIME, clock)) {
            publish(run(FIRST, lease), FIRST);
            Path published = folder.resolve("warehouse/current/data_dictionary").toRealPath();
            Run again = run(FIRST, lease);
            assertThat(again.id().value()).isEqualTo(FIRST.value() + "-2");
            assertThat(published).isDirectoryContaining("glob:**.parquet");
            publish(again, again.id());
            assertThat(folder.resolve("warehouse/current/data_dictionary").toRealPath())
                    .isNotEqualTo(published);
            assertThat(warehouse.begin(FIRST, lease).id().value()).isEqualTo(FIRST.value() + "-3");
        }
    }

    /** A reader that looks again and again finds a whole table each time, through the pointer and through the links. */
    @Test
    void readersAlwaysFindAWholeTable() throws Exception {
        try (Lease lease = warehouse.acquire("writer", LIFETIME, clock)) {
            publish(run(FIRST, lease), FIRST);
            AtomicBoolean writing = new AtomicBoolean(true);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<Integer> reads = thread.submit(() -> {
                int looks = 0;
                while (writing.get()) {
                    Published now = warehouse.current().orElseThrow();
                    Path pointed = Path.of(warehouse
                            .folder(now.tables().get("data_dictionary"))
                            .toUri()
                            .getPath());
                    assertThat(pointed).isDirectoryContaining("glob:**.parquet");
                    assertThat(folder.resolve("warehouse/current/data_dictionary"))
                            .isDirectoryContaining("glob:**.parquet");
                    looks++;
                }
                return looks;
            });
            for (int i = 0; i < 40; i++) {
                Run run = run(FIRST, lease);
                publish(run, run.id());
            }
            writing.set(false);
            thread.shutdown();
            assertThat(reads.get()).isPositive();
        }
    }

    @Test
    void aFileIsNoWarehouse() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> Warehouse.at(file.toString(), new Configuration()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("it is a file")
                .hasMessageContaining("--warehouse");
    }

    private Run run(RunId id, Lease lease) {
        Run run = warehouse.begin(id, lease);
        run.write(
                DataDictionary.TABLE,
                DataDictionary.rows(List.of(DataDictionary.TABLE)).stream()
                        .<Cells>map(RowCells::new)
                        .iterator());
        return run;
    }

    private void publish(Run run, RunId id) {
        warehouse.publish(
                run,
                new Manifest(
                        Tables.SCHEMA_VERSION,
                        id.value(),
                        "ingest",
                        "2024-02-29",
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new Manifest.Inventoried(0, 0, ""),
                        new TreeMap<>(),
                        Map.of(),
                        List.of(),
                        run.written(),
                        Map.of(),
                        "",
                        ""));
    }

    private static RunId id(String job) {
        return RunId.of(LocalDate.of(2024, 2, 29), job, "", "", "");
    }

    /** Moves only when it is told to. */
    private static final class SettableClock extends Clock {

        private volatile Instant now = Instant.parse("2024-02-29T12:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
