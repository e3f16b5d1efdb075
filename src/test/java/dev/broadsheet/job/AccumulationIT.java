package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on from what earlier runs read. */
class AccumulationIT {

    private static final String KEEP = "accumulation.removed-inputs=keep";
    private static final FileTime THEN = FileTime.from(Instant.parse("2025-05-01T00:00:00Z"));

    @TempDir
    private Path folder;

    /**
     * Day by day and all at once: the same rows. The second day brings a copy that was published before its original, a record with the id of
     * another, a changed file and a bad line, and takes a file away.
     */
    @Test
    void dayByDayIsTheSameAsAllAtOnce() throws IOException {
        JobTester days = new JobTester(folder.resolve("days"));
        firstDay(days);
        assertThat(days.job("tfidf", "--logical-date", "2025-06-01").code()).isZero();
        secondDay(days);
        JobTester.Ended second = days.job("tfidf", "--logical-date", "2025-06-02");
        assertThat(second.code()).as(second.reports()).isZero();
        assertThat(second.output()).contains(": 1 new, 1 changed, 1 unchanged, 1 gone, whose articles are retired");

        JobTester once = new JobTester(folder.resolve("once"));
        firstDay(once);
        secondDay(once);
        JobTester.Ended all = once.job("tfidf", "--logical-date", "2025-06-02");
        assertThat(all.code()).as(all.reports()).isZero();

        assertThat(days.digest()).isEqualTo(once.digest());
        assertThat(counts(second)).isEqualTo(counts(all));
        assertThat(column(days, "inputs", "concat(input_path, ' ', read_on)"))
                .containsExactly("corpus/a.jsonl 2025-06-01", "corpus/b.jsonl 2025-06-02", "corpus/d.jsonl 2025-06-02");
    }

    @Test
    void whatHasNotChangedIsNotRead() throws IOException {
        JobTester tester = new JobTester(folder);
        firstDay(tester);
        assertThat(tester.job("ingest").code()).isZero();
        String before = tester.digest();
        // of the same length and time, but no text any more: whoever reads it, sees it
        Path file = folder.resolve("corpus/a.jsonl");
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, THEN);
        tester.file("e.jsonl", line("e1", "2025-05-30", "Pilots of a small airline struck over rest between flights."));

        JobTester.Ended second = tester.job("ingest");
        assertThat(second.code()).as(second.reports()).isZero();
        assertThat(column(tester, "articles", "native_id")).containsExactly("a1", "a2", "b1", "b2", "c1", "e1");
        Files.delete(folder.resolve("corpus/e.jsonl"));
        assertThat(tester.job("ingest").code()).isZero();
        assertThat(tester.digest()).isEqualTo(before);

        JobTester.Ended forced = tester.job("ingest", "--force");
        assertThat(forced.output()).contains("3 unchanged but read again");
        assertThat(column(tester, "articles", "native_id")).containsExactly("b1", "b2", "c1");
    }

    @Test
    void articlesOfFilesThatAreGoneMayStay() throws IOException {
        JobTester tester = new JobTester(folder);
        tester.file("day1.jsonl", line("x1", "2025-05-30", "Dockers unloaded grain at the northern pier."));
        assertThat(tester.job("ingest", "--set", KEEP, "--logical-date", "2025-06-01")
                        .code())
                .isZero();
        Files.delete(folder.resolve("corpus/day1.jsonl"));
        tester.file("day2.jsonl", line("x2", "2025-05-31", "Surgeons opened a clinic in the old town hall."));
        JobTester.Ended second = tester.job("ingest", "--set", KEEP, "--logical-date", "2025-06-02");
        assertThat(second.output()).contains("1 gone, whose articles are kept");
        assertThat(column(tester, "articles", "native_id")).containsExactly("x1", "x2");
        assertThat(column(tester, "inputs", "concat(input_path, ' ', is_present)"))
                .containsExactly("corpus/day1.jsonl false", "corpus/day2.jsonl true");

        // nothing new on the third day, and an old day filled in by the same command
        assertThat(tester.job("ingest", "--set", KEEP, "--logical-date", "2025-06-03")
                        .output())
                .contains("Nothing to do");
        Files.delete(folder.resolve("corpus/day2.jsonl"));
        tester.file("day0.jsonl", line("x0", "2025-05-20", "Farmers counted the lambs after a late frost."));
        assertThat(tester.job("ingest", "--set", KEEP, "--logical-date", "2025-05-21")
                        .code())
                .isZero();
        assertThat(column(tester, "articles", "native_id")).containsExactly("x0", "x1", "x2");
    }

    @Test
    void termsAreOfTheWindowAndArticlesOfAllDays() {
        JobTester tester = new JobTester(folder);
        firstDay(tester);
        JobTester.Ended ended = tester.job(
                "tfidf",
                "--logical-date",
                "2025-05-12",
                "--set",
                "accumulation.window-days=3",
                "--set",
                "tfidf.min-document-frequency=1");
        assertThat(ended.code()).as(ended.reports()).isZero();
        // a1 is of the 10th, a2 of the 11th, c1 has no date; b1 is of the 2nd and b2 of the 13th
        assertThat(column(tester, "articles", "native_id")).containsExactly("a1", "a2", "b1", "b2", "c1");
        assertThat(SharedSession.get()
                        .read()
                        .parquet(table(tester, "tfidf"))
                        .join(SharedSession.get().read().parquet(table(tester, "articles")), "doc_id")
                        .selectExpr("native_id")
                        .distinct()
                        .orderBy("native_id")
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("a1", "a2", "c1");
    }

    @Test
    void aWindowWithoutArticlesIsSaid() {
        JobTester tester = new JobTester(folder);
        tester.file("a.jsonl", line("a1", "2025-05-10", "Trawlers landed cod at the harbour."));
        JobTester.Ended ended =
                tester.job("tfidf", "--logical-date", "2025-06-30", "--set", "accumulation.window-days=7");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.reports())
                .contains("None of 1 articles lies within 2025-06-24 to 2025-06-30. Nothing was published.");
    }

    private static void firstDay(JobTester tester) {
        tester.file(
                        "a.jsonl",
                        line("a1", "2025-05-10", "Trawlers landed cod at the harbour before the storm.")
                                + line("a2", "2025-05-11", "The council of the city voted for a tram to the harbour.")
                                + "{\"id\": \"broken\n")
                .file(
                        "b.jsonl",
                        line("b1", "2025-05-02", "Herring was scarce, and trawlers stayed in the harbour.")
                                + line("b2", "2025-05-13", "A tram to the hospital is to be built by the city."))
                .file("c.jsonl", line("c1", "", "An orchestra from the city played in the park by the harbour."));
        for (String file : List.of("a.jsonl", "b.jsonl", "c.jsonl")) {
            at(tester.warehouse().resolveSibling("corpus").resolve(file));
        }
    }

    private static void secondDay(JobTester tester) throws IOException {
        tester.file(
                        "b.jsonl",
                        line("b1", "2025-05-02", "Herring was plentiful, and trawlers left the harbour.")
                                + line("b2", "2025-05-13", "A tram to the hospital is to be built by the city."))
                .file(
                        "d.jsonl",
                        line("d1", "2025-05-01", "Trawlers landed cod at the harbour before the storm.")
                                + line("a2", "2025-05-14", "Another article took the id of the tram in the city.")
                                + "no record\n");
        Path corpus = tester.warehouse().resolveSibling("corpus");
        Files.delete(corpus.resolve("c.jsonl"));
        for (String file : List.of("b.jsonl", "d.jsonl")) {
            Files.setLastModifiedTime(corpus.resolve(file), FileTime.from(Instant.parse("2025-05-02T00:00:00Z")));
        }
    }

    private static void at(Path file) {
        try {
            Files.setLastModifiedTime(file, THEN);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String line(String id, String date, String text) {
        return "{\"id\": \"%s\", \"date\": \"%s\", \"text\": \"%s\"}\n".formatted(id, date, text);
    }

    private static String counts(JobTester.Ended ended) {
        return ended.output()
                .lines()
                .filter(line -> line.startsWith("Read "))
                .findFirst()
                .orElseThrow();
    }

    private static String table(JobTester tester, String name) {
        return tester.warehouse().resolve("current").resolve(name).toString();
    }

    private static List<String> column(JobTester tester, String table, String expression) {
        return SharedSession.get()
                .read()
                .parquet(table(tester, table))
                .selectExpr(expression + " as value")
                .orderBy("value")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
