package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MainTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final String AT = "2026-03-04 05:06:07  ";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<JobRequest> requests = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Job.class)
    void aJobIsRunAsAskedFor(Job job) {
        int code = run(
                job.word(),
                "--input",
                "a=x",
                "--input",
                "b=y",
                "--warehouse",
                "w",
                "--logical-date",
                "2020-02-02",
                "--set",
                "topics.count=9",
                "--force",
                "--dry-run");

        assertThat(code).isZero();
        JobRequest request = requests.get(0);
        assertThat(request.job()).isEqualTo(job);
        assertThat(request.force()).isTrue();
        assertThat(request.dryRun()).isTrue();
        assertThat(request.settings().effective())
                .containsEntry("inputs", "[\"a=" + folder + "/x\", \"b=" + folder + "/y\"]")
                .containsEntry("warehouse", "\"w\"")
                .containsEntry("logical-date", "\"2020-02-02\"")
                .containsEntry("topics.count", "9");
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Nothing to do: run r1 is published in w.");
    }

    @Test
    void aJobNeedsSomethingToRead() {
        assertThat(run("pipeline")).isEqualTo(2);
        assertThat(errors())
                .isEqualTo("broadsheet: There is nothing to read: the setting inputs is empty. Give --input PATH, or "
                        + "inputs in a config file.\n");
        assertThat(requests).isEmpty();
    }

    @Test
    void aWrongOptionNamesTheNearest() {
        assertThat(run("pipeline", "--warehose", "x")).isEqualTo(2);
        assertThat(errors())
                .contains("--warehose")
                .contains("The nearest is --warehouse.")
                .hasLineCount(1);
    }

    @Test
    void aWrongCommandNamesTheNearest() {
        assertThat(run("topic")).isEqualTo(2);
        assertThat(errors())
                .contains("'topic'")
                .contains("The nearest is topics.")
                .hasLineCount(1);
        err.reset();
        assertThat(run()).isEqualTo(2);
        assertThat(errors()).startsWith("broadsheet: No command was given.").hasLineCount(1);
    }

    @Test
    void printConfigRunsNothing() {
        assertThat(run("pipeline", "--print-config", "--set", "topics.count=9")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("topics.count = 9  # command line, --set\n");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void aFailureIsOneLineAndItsExitCode(ExitCode code) {
        assertThat(failing(new Failure(code, "What was wrong."))).isEqualTo(code.code());
        assertThat(errors()).isEqualTo("broadsheet: What was wrong.\n");
    }

    @Test
    void aFaultOfTheProgramShowsItsTraceOnlyWhenAsked() {
        assertThat(failing(new IllegalStateException("odd\nand long"))).isEqualTo(1);
        assertThat(errors())
                .isEqualTo("broadsheet: internal failure: java.lang.IllegalStateException: odd. The log file has the "
                        + "details; --verbose shows them here.\n");
        assertThat(failing(new IllegalStateException("odd"), "--verbose")).isEqualTo(1);
        assertThat(errors()).contains("\tat dev.broadsheet.job.MainTest");
    }

    @Test
    void aTraceHidesWhatMessagesHide() {
        Throwable cause = new IllegalStateException("refused by https://bucket/x?token=s3cret");
        assertThat(failing(new IllegalStateException("no jdbc://reader:hunter2@host", cause), "--verbose"))
                .isEqualTo(1);
        assertThat(errors())
                .contains("\tat dev.broadsheet.job.MainTest", "jdbc://(redacted)@host", "?token=(redacted)")
                .doesNotContain("hunter2", "s3cret");
    }

    @Test
    void outOfMemorySaysWhatToGive() {
        assertThat(failing(new OutOfMemoryError("Java heap space"))).isEqualTo(1);
        assertThat(errors())
                .contains("out of memory with a heap of ")
                .contains("BROADSHEET_HEAP=4g")
                .hasLineCount(1);
    }

    @Test
    void digestsAreLines() {
        assertThat(run("digest")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("d1  articles\nd2  topics\n");
    }

    @Test
    void helpAndVersionEndWell() {
        assertThat(new Build().version()).matches("[0-9]+[.].*");
        assertThat(new Build().revision()).matches("none|[0-9a-f]{7,}[+]?");
        assertThat(new Build().getVersion()[0]).startsWith("Broadsheet " + new Build().version());
    }

    @Test
    void stagesAreLinesWithTheTime() {
        JobRunner stages = (request, console) -> {
            console.stage("read articles");
            console.tasksAdded(2);
            console.taskEnded(2_000_000, 10);
            console.stage("count terms");
            return summary();
        };
        assertThat(main(stages, "ingest", "--input", "x")).isZero();
        assertThat(errors().lines())
                .containsExactly(
                        AT + "read articles",
                        AT + "read articles  done in 0 s, 10 records, 2.0 MB",
                        AT + "count terms",
                        AT + "count terms  done in 0 s");
    }

    private int run(String... arguments) {
        return main(
                (request, console) -> {
                    requests.add(request);
                    return summary();
                },
                arguments);
    }

    private int failing(Throwable failure, String... more) {
        List<String> arguments = new ArrayList<>(List.of("ingest", "--input", "x"));
        arguments.addAll(List.of(more));
        return main(
                (request, console) -> {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                },
                arguments.toArray(String[]::new));
    }

    private int main(JobRunner runner, String... arguments) {
        DigestRunner digests = (settings, console) -> new TreeMap<>(Map.of("topics", "d2", "articles", "d1"));
        Console console = Console.plain(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                CLOCK);
        ReportRunner reports = (settings, console2, warehouse, now) -> new byte[0];
        CatalogRunner catalogs = (settings, console2, warehouse, lease) -> Optional.empty();
        return new Main(runner, digests, reports, catalogs, Map.of(), folder, CLOCK).run(console, arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static RunSummary summary() {
        return SummaryTextTest.summary(RunSummary.Outcome.NOTHING_TO_DO);
    }
}
