package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.warehouse.RunId;
import dev.broadsheet.warehouse.Warehouse;
import dev.broadsheet.warehouse.WrittenTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that use the topic model of an earlier one, and models that cannot be used. */
class EarlierModelIT {

    private static final String[] SEA = {"trawler", "harbour", "cod", "herring", "net", "storm", "captain", "tide"};
    private static final String[] LAW = {"court", "judge", "verdict", "appeal", "lawyer", "witness", "jury", "trial"};

    @TempDir
    private Path folder;

    private JobTester tester;

    @BeforeEach
    void articles() {
        tester = new JobTester(folder);
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 30; word++) {
                text.append((i % 2 == 0 ? SEA : LAW)[random.nextInt(SEA.length)])
                        .append(' ');
            }
            tester.file("article" + i + ".txt", text.toString());
        }
    }

    private JobTester.Ended topics(String... more) {
        List<String> options = new ArrayList<>(
                List.of("--topics", "2", "--set", "topics.max-document-share=1", "--set", "topics.iterations=20"));
        options.addAll(List.of(more));
        return tester.job("topics", options.toArray(String[]::new));
    }

    @Test
    void aPublishedModelIsUsedAgainAndGoneOnFrom() throws IOException {
        assertThat(topics().code()).isZero();
        String fitted = table("model_terms");
        String run = published();

        JobTester.Ended used = topics("--model", run);
        assertThat(used.code()).as(used.reports()).isZero();
        assertThat(published()).isNotEqualTo(run);
        assertThat(table("model_terms")).isEqualTo(fitted);
        assertThat(Files.readString(tester.warehouse().resolve("runs/" + published() + "/manifest.json")))
                .contains("\"reads\"", run);

        String before = published();
        JobTester.Ended further = topics("--warm-start", "published", "--set", "topics.seed=5");
        assertThat(further.code()).as(further.reports()).isZero();
        assertThat(Files.readString(tester.warehouse().resolve("runs/" + published() + "/manifest.json")))
                .contains("\"reads\"", before);

        String last = published();
        assertEnds(
                topics("--model", run, "--set", "analysis.max-token-length=20"),
                2,
                "the same words would be other terms");
        assertEnds(topics("--model", run, "--set", "topics.engine=mllib-em"), 2, "topics.model");
        assertThat(published()).isEqualTo(last);
    }

    /** A run that is made once more goes on from where it went on from before: the same again, and no topic's history twice. */
    @Test
    void aRunThatIsRepeatedGivesTheSame() throws IOException {
        String[] first = {"--warm-start", "published", "--logical-date", "2026-01-05"};
        String[] second = {"--warm-start", "published", "--logical-date", "2026-01-12", "--set", "topics.refit-days=7"};
        assertThat(topics(first).code()).isZero();
        tester.file("later.txt", "trawler harbour cod herring net storm captain tide trawler harbour cod herring");
        assertThat(topics(second).code()).isZero();
        String digest = tester.digest();
        assertThat(table("topic_lineage")).startsWith("4 rows");

        JobTester.Ended again = topics(with(second, "--force"));
        assertThat(again.code()).as(again.reports()).isZero();
        assertThat(published()).endsWith("-2");
        assertThat(tester.digest()).isEqualTo(digest);

        // a day later new articles get these topics, and nothing is fitted
        String fitted = table("model_terms");
        tester.file("new.txt", "trawler harbour cod herring net storm captain tide trawler harbour tide tide");
        JobTester.Ended between =
                topics("--warm-start", "published", "--logical-date", "2026-01-13", "--set", "topics.refit-days=7");
        assertThat(between.code()).as(between.reports()).isZero();
        assertThat(table("topic_lineage")).startsWith("6 rows");
        assertThat(table("model_terms")).isEqualTo(fitted);
        assertEnds(topics("--set", "topics.refit-days=7"), 2, "topics.refit-days");
    }

    private static String[] with(String[] options, String more) {
        String[] all = java.util.Arrays.copyOf(options, options.length + 1);
        all[options.length] = more;
        return all;
    }

    @Test
    void aFirstRunHasNothingToGoOnFromAndSaysNothing() {
        assertThat(topics("--warm-start", "published").code()).isZero();
    }

    @Test
    void modelsThatAreNotThere() {
        assertEnds(topics("--model", "published"), 3, "no topic model is published");
        assertEnds(topics("--model", "last week"), 2, "topics.model = last week is no name of a run");
        assertEnds(topics("--warm-start", "last week"), 2, "topics.warm-start = last week is no name of a run");
        assertEnds(topics("--model", "2020-01-01-0123456789ab"), 3, "There is no finished run 2020-01-01-0123456789ab");
    }

    @Test
    void aRunWithoutTopics() throws IOException {
        assertThat(tester.job("tfidf").code()).isZero();
        assertEnds(topics("--model", published()), 3, "has no topic model: it was a run of tfidf");
    }

    @Test
    void aModelOfAnotherEngine() throws IOException {
        assertThat(topics("--set", "topics.engine=mllib-online").code()).isZero();
        assertEnds(topics("--model", published()), 3, "has no topic model that could be used");
    }

    private static void assertEnds(JobTester.Ended ended, int code, String message) {
        assertThat(ended.code()).as(ended.reports()).isEqualTo(code);
        assertThat(ended.reports()).contains(message);
    }

    private String published() throws IOException {
        String pointer = Files.readString(tester.warehouse().resolve("current.json"));
        return pointer.replaceAll("(?s).*?\"run_id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    /** What the manifest says of a published table: its rows, and the hash of its one file. */
    private String table(String name) throws IOException {
        String run = published();
        WrittenTable table =
                Warehouse.at(tester.warehouse().toString(), new Configuration()).manifest(new RunId(run)).stream()
                        .flatMap(manifest -> manifest.tables().stream())
                        .filter(written -> written.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + " was not written by " + run));
        return table.rows() + " rows " + table.files().get(0).sha256();
    }
}
