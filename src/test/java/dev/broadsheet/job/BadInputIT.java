package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corpora and warehouses that cannot be used, or hardly: the exit code tells the truth and the message what to do. */
class BadInputIT {

    private static final String COD = "Trawlers landed cod at the harbour before the storm.";

    @TempDir
    private Path folder;

    @Test
    void aMissingInput() {
        JobTester.Ended ended = new JobTester(folder).job("ingest");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.reports())
                .contains(folder.resolve("corpus").toString())
                .contains("--input");
    }

    @Test
    void anEmptyFolder() throws IOException {
        Files.createDirectories(folder.resolve("corpus"));
        JobTester.Ended ended = new JobTester(folder).job("ingest");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.reports()).contains(folder.resolve("corpus").toString());
    }

    @Test
    void nothingButEmptyFiles() {
        JobTester tester = new JobTester(folder).file("a.txt", "").file("b.txt", "");
        JobTester.Ended ended = tester.job("ingest");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.reports()).contains("No article was found in 2 files").contains("empty=2");
        assertThat(tester.warehouse().resolve("current.json")).doesNotExist();
    }

    @Test
    void tooManyRejects() {
        JobTester tester =
                new JobTester(folder).file("a.txt", COD).file("b.txt", "").file("c.txt", "");
        JobTester.Ended ended = tester.job("ingest");
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.reports())
                .contains("ingest.max-reject-share")
                .contains("2 of 3")
                .contains("0.5");
        assertThat(tester.warehouse().resolve("current.json")).doesNotExist();
    }

    @Test
    void oneArticle() {
        JobTester tester = new JobTester(folder).file("a.txt", COD);
        JobTester.Ended ended = tester.job("pipeline");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(ended.output()).contains("1 kept").contains("Warning:");
        assertThat(tester.digest()).contains("vocabulary").doesNotContain("vocabulary 0 rows");
        JobTester.Ended topics = tester.job("topics", "--force");
        assertThat(topics.code()).isEqualTo(3);
        assertThat(topics.reports()).contains("topics.count");
    }

    @Test
    void identicalArticlesAreOneAndItsCopies() {
        JobTester tester = new JobTester(folder);
        for (int i = 0; i < 5; i++) {
            tester.file(i + ".txt", COD);
        }
        JobTester.Ended ended = tester.job("pipeline");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(ended.output()).contains("Read 5 records: 1 kept, 4 duplicates, 0 rejected");
    }

    @Test
    void stopWordsOnly() {
        JobTester tester = new JobTester(folder)
                .file("a.txt", "It was that which they would not have been.")
                .file("b.txt", "And if you were there, so was I with them.");
        JobTester.Ended ended = tester.job("pipeline");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(ended.output()).contains("2 kept").contains("Warning:");
    }

    @Test
    void moreTopicsThanArticles() {
        JobTester tester = new JobTester(folder)
                .file("a.txt", COD)
                .file("b.txt", "Herring boats and cod trawlers left the harbour with the tide.")
                .file("c.txt", "The harbour and its trawlers wait for cod and herring.");
        JobTester.Ended ended = tester.job("pipeline", "--set", "topics.count=50");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(ended.output()).contains("topics.count");
    }

    @Test
    void theSameIdTwice() {
        JobTester tester = new JobTester(folder).file("a.jsonl", """
                        {"id": "a/b=😀", "text": "Trawlers landed cod at the harbour."}
                        {"id": "a/b=😀", "text": "Herring boats left the harbour with the tide."}
                        {"id": "c", "text": "The council counted the votes."}
                        """);
        JobTester.Ended ended = tester.job("tfidf");
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(ended.output())
                .contains("Read 3 records: 2 kept, 0 duplicates, 1 rejected")
                .contains("duplicate_id");
    }

    @Test
    void aWarehouseThatIsAFile() throws IOException {
        JobTester tester = new JobTester(folder).file("a.txt", COD);
        Files.writeString(tester.warehouse(), "a file");
        JobTester.Ended ended = tester.job("ingest");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.reports()).contains("it is a file").contains("--warehouse");
    }

    @Test
    void aWarehouseBelowAFile() throws IOException {
        JobTester tester = new JobTester(folder).file("a.txt", COD);
        Files.writeString(folder.resolve("plain"), "a file");
        JobTester.Ended ended = tester.run(
                "ingest",
                "--input",
                folder.resolve("corpus").toString(),
                "--warehouse",
                folder.resolve("plain/below").toString());
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.reports()).contains("plain/below");
    }

    @Test
    void aWarehouseAnotherRunHolds() throws IOException {
        JobTester tester = new JobTester(folder).file("a.txt", COD);
        Files.createDirectories(tester.warehouse());
        String lease = """
                {"token": "t", "owner": "17@elsewhere", "since": "%s", "expires": "%s"}""";
        Instant now = Instant.now();
        Path file = tester.warehouse().resolve("lease.json");
        Files.writeString(file, lease.formatted(now, now.plusSeconds(600)));
        JobTester.Ended held = tester.job("ingest");
        assertThat(held.code()).isEqualTo(5);
        assertThat(held.reports()).contains("17@elsewhere");

        Files.writeString(file, lease.formatted(now.minusSeconds(600), now.minusSeconds(300)));
        Files.setLastModifiedTime(file, FileTime.from(now.minusSeconds(600)));
        assertThat(tester.job("ingest").code()).isZero();
        assertThat(file).doesNotExist();
    }

    @Test
    void aKeyThatDoesNotExist() {
        JobTester.Ended ended = new JobTester(folder).job("ingest", "--set", "ingest.chraset=UTF-8");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.reports()).contains("ingest.charset");
    }
}
