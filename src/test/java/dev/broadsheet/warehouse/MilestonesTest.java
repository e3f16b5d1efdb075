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
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MilestonesTest {

    private static final RunId BROKEN = SmallRuns.id("broken");

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private Warehouse warehouse;
    private Path run;

    /** One publication, and a run that broke off behind both of its milestones and in the middle of something else. */
    @BeforeEach
    void breakOff() throws IOException {
        warehouse = Warehouse.at(folder.toString(), new Configuration());
        SmallRuns.run(warehouse, "published", clock);
        try (Lease lease = lease()) {
            SmallRuns.write(warehouse, "broken", lease);
        }
        run = folder.resolve("runs/" + BROKEN);
        Files.createDirectories(run.resolve("topics"));
        Files.writeString(run.resolve("topics/part-00000.zstd.parquet"), "half a table");
    }

    @Test
    void whatWasVerifiedIsTakenOverAndTheRestDeleted() throws IOException {
        Run again = resume();
        assertThat(again.takenOver()).extracting(Milestone::name).containsExactly("first", "second");
        assertThat(again.notTakenOver()).isEmpty();
        assertThat(again.written())
                .extracting(WrittenTable::name)
                .containsExactly("articles", "data_dictionary", "rejects");
        Milestone second = again.takenOver().get(1);
        assertThat(second.figures().get("rows")).containsEntry("rejects", 3L);
        assertThat(second.stages()).extracting(StageDone::stage).containsExactly("write-second");
        assertThat(again.kept("second-notes")).containsExactly(1, 2, 3);
        assertThat(names(run)).containsExactlyInAnyOrder("_milestones", "articles", "data_dictionary", "rejects");
    }

    @Test
    void aFileThatIsNotAsItWasWrittenEndsTheTrust() throws IOException {
        Path file = run.resolve("rejects/part-00000.zstd.parquet");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Run again = resume();
        assertThat(again.takenOver()).extracting(Milestone::name).containsExactly("first");
        assertThat(again.notTakenOver().orElseThrow()).contains("rejects/part-00000", "SHA-256");
        assertThat(names(run)).containsExactlyInAnyOrder("_milestones", "data_dictionary");
        assertThat(names(run.resolve("_milestones"))).containsExactlyInAnyOrder("first.json", "first-notes");
    }

    @Test
    void nothingIsTrustedBehindWhatIsDamaged() throws IOException {
        Files.delete(run.resolve("_milestones/first-notes"));
        assertThat(resume().takenOver()).isEmpty();
        assertThat(names(run)).isEmpty();
    }

    @Test
    void aFileTooManyIsNotTrusted() throws IOException {
        Files.writeString(run.resolve("rejects/part-00001.zstd.parquet"), "of nobody");
        assertThat(resume().takenOver()).extracting(Milestone::name).containsExactly("first");
    }

    @Test
    void halfAMilestoneIsNone() throws IOException {
        Path second = run.resolve("_milestones/second.json");
        Files.writeString(second, Files.readString(second).substring(0, 100));
        assertThat(resume().takenOver()).extracting(Milestone::name).containsExactly("first");
    }

    /** What is published decides what is gone on from, and what the gates compare with. */
    @Test
    void besideAnotherPublicationItBeginsAnew() {
        SmallRuns.run(warehouse, "another", clock);
        Run again = resume();
        assertThat(again.takenOver()).isEmpty();
        assertThat(again.notTakenOver()).contains("something else has been published since");
    }

    @Test
    void anotherRunTakesNothingAndForcedNothingIsTaken() throws IOException {
        try (Lease lease = lease()) {
            assertThat(warehouse
                            .resume(SmallRuns.id("other settings"), SmallRuns.MILESTONES, lease)
                            .takenOver())
                    .isEmpty();
            assertThat(warehouse.begin(BROKEN, lease).takenOver()).isEmpty();
        }
        assertThat(names(run)).isEmpty();
    }

    @Test
    void oncePublishedNoMilestoneIsLeft() throws IOException {
        SmallRuns.run(warehouse, "broken", clock);
        assertThat(names(run))
                .containsExactlyInAnyOrder("articles", "data_dictionary", "rejects", "manifest.json", "published.json");
    }

    /** Somebody else is at work on the folder by then. */
    @Test
    void withoutTheLeaseNoMilestoneIsReached() throws IOException {
        Lease lost = lease();
        Run late = warehouse.begin(SmallRuns.id("late"), lost);
        lost.close();
        assertThatThrownBy(() -> SmallRuns.writeFirst(late)).isInstanceOf(Failure.class);
        assertThat(folder.resolve("runs/" + SmallRuns.id("late") + "/_milestones/first.json"))
                .doesNotExist();
    }

    @Test
    void aCleanupLeavesItForAsLongAsItCanBeGoneOnFrom() throws IOException {
        age(SmallRuns.LIFETIME.plusSeconds(5));
        assertThat(cleanup()).isEmpty();
        age(SmallRuns.RESUMABLE.plusSeconds(5));
        assertThat(cleanup()).containsExactly("runs/" + BROKEN);
        age(SmallRuns.LIFETIME.plusSeconds(5));
        SmallRuns.run(warehouse, "another", clock);
        assertThat(cleanup()).containsExactly("runs/" + BROKEN);
    }

    private List<String> cleanup() {
        Cleanup.Keep keep = new Cleanup.Keep(9, Duration.ZERO, SmallRuns.LIFETIME, SmallRuns.RESUMABLE);
        try (Lease lease = lease()) {
            return warehouse.cleanup(keep, lease).removals().stream()
                    .map(Cleanup.Removal::path)
                    .toList();
        }
    }

    private void age(Duration age) throws IOException {
        try (Stream<Path> paths = Files.walk(run)) {
            for (Path path : paths.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
            }
        }
    }

    private Run resume() {
        try (Lease lease = lease()) {
            return warehouse.resume(BROKEN, SmallRuns.MILESTONES, lease);
        }
    }

    private Lease lease() {
        return warehouse.acquire("a run", SmallRuns.LIFETIME, clock);
    }

    private static List<String> names(Path path) throws IOException {
        try (Stream<Path> paths = Files.list(path)) {
            return paths.map(each -> each.getFileName().toString()).toList();
        }
    }
}
