package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.job.JobTester.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of an operator: two runs, a gate that fails, status and runs, back and forward, a cleanup. */
class OperatingIT {

    private static final Pattern RUN = Pattern.compile("run (\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{12})");

    @TempDir
    private Path folder;

    @Test
    void fromTheFirstRunToTheCleanup() throws IOException {
        JobTester tester = new JobTester(folder);
        assertThat(command(tester, "status").code()).isEqualTo(3);
        tester.file("a.txt", "Trawlers landed cod at the harbour.")
                .file("b.txt", "Ministers spoke of the budget.")
                .file("c.txt", "Rain fell on the hills all day.");
        String monday = published(tester.job("ingest", "--logical-date", "2025-06-02"));

        // one article of three is a third of the median of the runs before, which is 3
        Files.delete(folder.resolve("corpus/a.txt"));
        Files.delete(folder.resolve("corpus/b.txt"));
        Ended failed = tester.job("ingest", "--logical-date", "2025-06-03", "--set", "gates.min-articles-share=0.5");
        assertThat(failed.code()).isEqualTo(4);
        assertThat(failed.reports())
                .contains("Gate gates.min-articles-share: 1 articles were kept, 0.3333 of 3")
                .contains("the least is 0.5. Nothing was published.")
                .contains("--set gates.min-articles-share=");
        assertThat(command(tester, "status").output()).contains("Published  run " + monday, "Unfinished 1 run");

        String tuesday = published(
                tester.job("ingest", "--logical-date", "2025-06-03", "--set", "gates.min-articles-share=0.3"));
        assertThat(Files.readString(
                        tester.warehouse().resolve("runs").resolve(tuesday).resolve("manifest.json")))
                .contains("gates.min-articles-share", "0.3333 of 3", "gates.max-language-drift", "\"language_");

        Ended status = command(tester, "status", "--verify");
        assertThat(status.output())
                .contains("Published  run " + tuesday + ", for 2025-06-03, by ingest")
                .contains("Before     run " + monday)
                .contains("every one as it was written, by size and SHA-256")
                .contains("Lease      free", "Unfinished none");
        assertThat(status.output()).containsPattern("articles +1 row ");
        assertThat(command(tester, "runs").output())
                .containsPattern(monday + "  2025-06-02  ingest  \\S+ +3 .*published before")
                .containsPattern(tuesday + "  2025-06-03  ingest  \\S+ +1 .*current");

        rollback(tester, monday, tuesday);
        cleanup(tester, monday, tuesday);
    }

    private void rollback(JobTester tester, String monday, String tuesday) {
        Ended back = command(tester, "rollback");
        assertThat(back.output()).contains("Published again: run " + monday + ", in place of " + tuesday);
        assertThat(tester.job("ingest", "--logical-date", "2025-06-03").output())
                .contains("Nothing to do", "jobs/run rollback RUN_ID goes back to this one");
        assertThat(command(tester, "rollback").reports()).contains("Before run " + monday + " nothing was published");
        assertThat(command(tester, "rollback", "yesterday").code()).isEqualTo(2);
        Ended forward = command(tester, "rollback", tuesday);
        assertThat(forward.code()).as(forward.reports()).isZero();
        assertThat(command(tester, "status").output()).contains("Published  run " + tuesday);
    }

    private void cleanup(JobTester tester, String monday, String tuesday) throws IOException {
        Path lease = tester.warehouse().resolve("lease.json");
        Files.writeString(lease, "{\"token\": \"t\", \"owner\": \"4711@night run x\", \"lifetime_seconds\": 120}");
        Ended locked = command(tester, "gc", "--keep", "1");
        assertThat(locked.code()).isEqualTo(5);
        assertThat(locked.reports()).contains("4711@night run x");
        Files.setLastModifiedTime(lease, FileTime.from(Instant.now().minusSeconds(121)));

        assertThat(command(tester, "gc", "--keep", "1").output()).contains("Nothing to delete.", "1 run stayed");
        Ended would = command(tester, "gc", "--keep", "1", "--set", "gc.min-age-hours=0", "--dry-run");
        assertThat(would.output()).contains("runs/" + monday, "Would delete 1 entry");
        assertThat(runs(tester)).hasSize(2);
        assertThat(command(tester, "gc", "--keep", "1", "--set", "gc.min-age-hours=0")
                        .output())
                .contains("Deleted 1 entry");
        assertThat(runs(tester)).containsExactly(tuesday);
        Ended refused = command(tester, "rollback", monday);
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.reports()).contains("its folder is gone", "Nothing was changed");
        assertThat(command(tester, "runs").output()).contains("1 published run has been deleted since");
    }

    private static Ended command(JobTester tester, String command, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of(command, "--warehouse", tester.warehouse().toString()));
        arguments.addAll(List.of(more));
        return tester.run(arguments.toArray(String[]::new));
    }

    private static String published(Ended ended) {
        assertThat(ended.code()).as(ended.reports()).isZero();
        Matcher matcher = RUN.matcher(ended.output());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static List<String> runs(JobTester tester) throws IOException {
        try (Stream<Path> entries = Files.list(tester.warehouse().resolve("runs"))) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }
}
