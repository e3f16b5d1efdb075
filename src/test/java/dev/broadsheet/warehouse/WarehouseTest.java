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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
                    .hasMessageMatching(".*ends by itself in (599|600) s[.]");
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
        silent(LIFETIME.minusSeconds(5));
        assertThatThrownBy(() -> warehouse.acquire("impatient", LIFETIME, clock))
                .isInstanceOf(Failure.class);
        silent(LIFETIME.plusSeconds(1));
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
        silent(LIFETIME.plusSeconds(1));
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

    /** The clocks of the machines play no part, however far they are apart. */
    @Test
    void aClockThatIsWrongTakesNoLeaseFromTheLivingAndGivesNoneToTheDead() throws IOException {
        for (Duration skew : List.of(Duration.ofHours(5), Duration.ofHours(-5))) {
            SettableClock wrong = new SettableClock();
            wrong.advance(skew);
            try (Lease living = warehouse.acquire("living", LIFETIME, clock)) {
                assertThatThrownBy(() -> warehouse.acquire("skewed", LIFETIME, wrong))
                        .isInstanceOf(Failure.class);
                living.checkHeld();
            }
            Lease dead = warehouse.acquire("dead", LIFETIME, clock);
            silent(LIFETIME.plusSeconds(1));
            warehouse.acquire("skewed", LIFETIME, wrong).close();
            dead.close();
        }
    }

    /** A storage whose own clock was set back: the dead holder has one lifetime more, not hours. */
    @Test
    void aLeaseFromTheFutureEndsOneLifetimeAfterItWasSeen() throws IOException {
        Lease dead = warehouse.acquire("dead", LIFETIME, clock);
        silent(Duration.ofHours(-5));
        assertThatThrownBy(() -> warehouse.acquire("heir", LIFETIME, clock))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("ends by itself in 600 s");
        assertThat(Files.getLastModifiedTime(lease()).toInstant()).isBeforeOrEqualTo(Instant.now());
        silent(LIFETIME.plusSeconds(1));
        warehouse.acquire("heir", LIFETIME, clock).close();
        dead.close();
    }

    @Test
    void aLeaseThatBrokeOffWhileItWasWrittenIsSomebodysUntilItIsOld() throws IOException {
        Files.createDirectories(folder.resolve("warehouse"));
        for (String half : List.of("", "{\"token\": \"ab", "[]")) {
            Files.writeString(lease(), half);
            assertThatThrownBy(() -> warehouse.acquire("heir", LIFETIME, clock))
                    .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.LOCKED))
                    .hasMessageContaining("unknown");
            silent(LIFETIME.plusSeconds(1));
            warehouse.acquire("heir", LIFETIME, clock).close();
        }
    }

    private Path lease() {
        return folder.resolve("warehouse/lease.json");
    }

    /** Dates the lease as if it had not been renewed for so long. */
    private void silent(Duration time) throws IOException {
        Files.setLastModifiedTime(
                lease(), java.nio.file.attribute.FileTime.from(Instant.now().minus(time)));
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
}
