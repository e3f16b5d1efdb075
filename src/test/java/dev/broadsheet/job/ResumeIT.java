package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import dev.broadsheet.job.JobTester.Ended;
import dev.broadsheet.warehouse.Fault;
import dev.broadsheet.warehouse.FaultyFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that break off, and go on from what they had verified. */
class ResumeIT {

    private static final String GOES_ON = "goes on from an attempt that broke off: ";
    private static final String READ = "read-articles, resolve-duplicates, write-articles";
    private static final String TERMS = "weigh-terms, rank-keyphrases";
    private static final String TOPICS = "fit-topics, verify-topics";
    private static final String INGEST = "ingest";

    @TempDir
    private Path folder;

    @AfterEach
    void disarm() {
        Fault.reset();
    }

    /** Forty articles on two subjects below a line they share, one of them twice, and a line that is none. */
    @BeforeEach
    void write() {
        List<String> sea =
                List.of("trawler", "harbour", "cod", "net", "quay", "storm", "pilot", "tide", "hull", "crew");
        List<String> money =
                List.of("bank", "rate", "loan", "budget", "tax", "bond", "deficit", "fund", "debt", "coin");
        Random random = new Random(5);
        StringBuilder lines = new StringBuilder("{\"id\": \"broken\n");
        for (int i = 0; i < 40; i++) {
            List<String> words = i % 2 == 0 ? sea : money;
            StringBuilder text = new StringBuilder("All rights of the harbour gazette\\nThe new");
            for (int j = 0; j < 40; j++) {
                text.append(' ').append(words.get(random.nextInt(words.size()))).append(j % 5 == 0 ? " and the" : "");
            }
            lines.append(line(String.valueOf(i), text)).append(i == 0 ? line("again", text) : "");
        }
        new JobTester(folder).file("a.jsonl", lines.toString());
    }

    private static String line(String id, CharSequence text) {
        return "{\"id\": \"%s\", \"title\": \"Report\", \"text\": \"%s.\"}\n".formatted(id, text);
    }

    /**
     * One run, broken off at table after table, each attempt a little further than the last but for one that finds damage: the
     * outcome is that of an undisturbed one.
     */
    @Test
    void whereverItBreaksOffTheNextAttemptGoesOnAndNotABitDiffers() throws IOException {
        Ended whole = job("whole");
        assertThat(whole.code()).as(whole.reports()).isZero();

        assertThat(fails("/vocabulary/")).doesNotContain(GOES_ON);
        assertThat(fails("/article_topics/")).contains(GOES_ON + READ).doesNotContain(TERMS, TOPICS);
        assertThat(status()).contains("has ingest, tfidf: the same command goes on from there");
        assertThat(fails("manifest.json")).contains(GOES_ON + READ, TERMS).doesNotContain(TOPICS);
        assertThat(job("broken", "--dry-run").output())
                .contains("Taken over from an attempt that broke off: " + READ, TOPICS);

        Path keyphrases = runs().get(0).resolve("keyphrases/part-00000.zstd.parquet");
        byte[] bytes = Files.readAllBytes(keyphrases);
        bytes[bytes.length / 2] ^= 1;
        Files.write(keyphrases, bytes);
        assertThat(fails("manifest.json"))
                .contains("not all is taken over", "keyphrases/part-00000", "SHA-256", GOES_ON + READ)
                .doesNotContain(TERMS, TOPICS);

        Ended last = job("broken");
        assertThat(last.code()).as(last.reports()).isZero();
        assertThat(last.output()).contains("Taken over from an attempt that broke off: " + READ, TERMS, TOPICS);
        assertThat(records(last)).isEqualTo(records(whole));
        assertThat(digest("broken")).isEqualTo(digest("whole"));
        assertThat(resumed()).contains("read-articles", "weigh-terms", "fit-topics", "verify-topics");
        assertThat(runs()).hasSize(1).allSatisfy(run -> assertThat(run.resolve("_milestones"))
                .doesNotExist());
    }

    /** Gates are asked of what was taken over, too, and do not name a run; other settings do; with --force all begins anew. */
    @Test
    void aGateThatIsLoosenedNeedsNothingMadeAgain() throws IOException {
        fails("manifest.json", INGEST);
        Ended gate = job("broken", INGEST, "--set", "gates.min-articles=1000");
        assertThat(gate.code()).isEqualTo(4);
        assertThat(gate.reports()).contains(GOES_ON + READ, "Gate gates.min-articles: ");
        fails("manifest.json", INGEST, "--set", "duplicates.similarity=0.9");
        assertThat(runs()).hasSize(2);
        Ended passed = job("broken", INGEST);
        assertThat(passed.code()).as(passed.reports()).isZero();
        assertThat(passed.output()).contains("Taken over");

        Ended other = job("broken", INGEST, "--set", "duplicates.similarity=0.9");
        assertThat(other.code()).as(other.reports()).isZero();
        assertThat(other.reports())
                .contains("something else has been published since")
                .doesNotContain(GOES_ON);
        fails("manifest.json", INGEST, "--set", "duplicates.similarity=0.8");
        Ended forced = job("broken", INGEST, "--set", "duplicates.similarity=0.8", "--force");
        assertThat(forced.code()).as(forced.reports()).isZero();
        assertThat(forced.reports()).doesNotContain(GOES_ON);
    }

    /** On the second day articles lie in files of both; the attempt that goes on behind them did not take any of these over itself. */
    @Test
    void aSecondDayGoesOnBehindArticlesOfTheFirst() throws IOException {
        assertThat(job("whole").code()).isZero();
        assertThat(job("broken").code()).isZero();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            lines.append(line("second day " + i, "The new ferry number " + i + " left the harbour at high tide"));
        }
        new JobTester(folder).file("b.jsonl", lines.toString());
        Ended whole = job("whole");
        assertThat(whole.code()).as(whole.reports()).isZero();
        assertThat(folder.resolve("whole/runs")).isDirectoryRecursivelyContaining("glob:**/articles/part-00001.*");

        fails("/vocabulary/");
        Ended last = job("broken");
        assertThat(last.code()).as(last.reports()).isZero();
        assertThat(last.reports()).contains(GOES_ON + READ);
        assertThat(digest("broken")).isEqualTo(digest("whole"));
    }

    /** Makes it impossible to create files of some path; what the attempt said then. */
    private String fails(String path, String... more) {
        Fault.forbid(path);
        Ended ended = job("broken", more);
        Fault.reset();
        assertThat(ended.code()).as(path + ": " + ended.reports()).isEqualTo(1);
        return ended.reports();
    }

    /** @param more begins with the job, if it is not the whole pipeline */
    private Ended job(String warehouse, String... more) {
        boolean ingest = more.length > 0 && more[0].equals(INGEST);
        List<String> arguments = new ArrayList<>(List.of(
                ingest ? INGEST : "pipeline",
                "--input",
                folder.resolve("corpus").toString(),
                "--warehouse",
                "faulty://" + folder.resolve(warehouse)));
        for (String setting : List.of("spark.master=local[2]", "topics.count=2", "topics.iterations=5")) {
            arguments.addAll(List.of("--set", setting));
        }
        arguments.addAll(faulty());
        arguments.addAll(List.of(more).subList(ingest ? 1 : 0, more.length));
        return new JobTester(folder).run(arguments.toArray(String[]::new));
    }

    private static String records(Ended ended) {
        return ended.output()
                .lines()
                .filter(line -> line.startsWith("Read "))
                .findFirst()
                .orElseThrow();
    }

    /** Makes the file system known to a job. */
    private static List<String> faulty() {
        List<String> settings = new ArrayList<>();
        Configuration known = FaultyFileSystem.known(new Configuration(false));
        known.forEach(setting ->
                settings.addAll(List.of("--set", "spark.hadoop." + setting.getKey() + "=" + setting.getValue())));
        return settings;
    }

    private String status() {
        return new JobTester(folder)
                .run("status", "--warehouse", folder.resolve("broken").toString())
                .output();
    }

    private String digest(String warehouse) {
        return new JobTester(folder)
                .run("digest", "--warehouse", folder.resolve(warehouse).toString(), "--set", "spark.master=local[2]")
                .output();
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("broken/runs"))) {
            return entries.toList();
        }
    }

    /** Stages that the published run says it took over. */
    private List<String> resumed() throws IOException {
        return SharedSession.get()
                .read()
                .parquet(runs().stream()
                        .filter(run -> Files.exists(run.resolve("manifest.json")))
                        .map(run -> run.resolve("run_stages").toString())
                        .toArray(String[]::new))
                .where("metrics['resumed'] = 1")
                .select("stage")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
