package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of articles that later runs take over as they are. */
class SettledArticlesIT {

    private static final LocalDate FIRST = LocalDate.of(2025, 5, 1);
    private static final String WINDOW = "accumulation.window-days=3";
    private static final String TERMS = "tfidf.min-document-frequency=1";

    @TempDir
    private Path folder;

    private final Random random = new Random(7);
    private final List<String> words = IntStream.range(0, 400)
            .mapToObj(i -> "word" + Integer.toString(i, 36))
            .toList();
    private final List<String> told = new ArrayList<>();

    /**
     * Nine days one after another and all at once: the same rows. Each day brings articles of its own, nearly the same text as an earlier article, a
     * part of one, a copy with an earlier date, and an id that is taken; on the sixth day the third day's file is gone, on the seventh another has
     * changed. On the way small files are put together.
     */
    @Test
    void manyDaysAreTheSameAsAllAtOnce() throws IOException {
        JobTester days = new JobTester(folder.resolve("days"));
        JobTester once = new JobTester(folder.resolve("once"));
        List<Double> kept = new ArrayList<>();
        for (int day = 1; day <= 9; day++) {
            change(days, once, day);
            JobTester.Ended ended = run(days, day);
            assertThat(ended.code()).as(ended.reports()).isZero();
            kept.add(kept(days));
        }
        assertThat(kept).as("files taken over, day by day").startsWith(0.0).anyMatch(files -> files > 0);

        JobTester.Ended all = run(once, 9);
        assertThat(all.code()).as(all.reports()).isZero();
        assertThat(kept(once)).isZero();
        assertThat(tables(days)).isEqualTo(tables(once));
        for (String figure : List.of("copies", "compared_pairs", "near_pairs", "part_pairs")) {
            assertThat(figure(days, "resolve-duplicates", figure))
                    .as(figure)
                    .isEqualTo(figure(once, "resolve-duplicates", figure));
        }
        assertThat(rows(days, "duplicate_pairs")).as("pairs that are alike").isGreaterThan(9);
    }

    /** Of days that have nothing to do with each other each file is written once, until there are eight; then they are put together. */
    @Test
    void filesAreKeptUntilThereAreEight() throws IOException {
        JobTester tester = new JobTester(folder);
        List<Integer> files = new ArrayList<>();
        Map<String, Object> before = Map.of();
        for (int day = 1; day <= 10; day++) {
            file(tester, "day" + day + ".jsonl", record("only" + day, day, text()));
            assertThat(tester.job("ingest", "--logical-date", date(day)).code()).isZero();
            Map<String, Object> now = files(tester);
            if (now.size() > before.size()) {
                assertThat(now.values()).as("the very files of the day before").containsAll(before.values());
            }
            files.add(now.size());
            before = now;
        }
        assertThat(files).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 1, 2);
        assertThat(rows(tester, "articles")).isEqualTo(10);
    }

    /** A wrong byte in a file that would be taken over as it is: said, and nothing published; the way out that is named works. */
    @Test
    void aDamagedFileIsNotTakenOver() throws IOException {
        JobTester tester = new JobTester(folder);
        file(tester, "day1.jsonl", record("first", 1, text()) + record("another", 1, text()));
        assertThat(tester.job("ingest").code()).isZero();
        String before = tester.digest();
        Path file = parquet(tester).get(0);
        byte[] bytes = Files.readAllBytes(file);
        // the checksum of a page is not looked at in a column that is not read: the bytes of texts of long ago
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        file(tester, "day2.jsonl", record("second", 9, text()));
        JobTester.Ended ended = tester.job("ingest", "--set", WINDOW, "--logical-date", date(9));
        assertThat(ended.code()).as(ended.reports()).isEqualTo(3);
        assertThat(ended.reports())
                .contains(
                        "is damaged, and the next run goes on from it",
                        file.getFileName().toString(),
                        "--force");

        JobTester.Ended forced = tester.job("ingest", "--set", WINDOW, "--logical-date", date(9), "--force");
        assertThat(forced.code()).as(forced.reports()).isZero();
        assertThat(rows(tester, "articles")).isEqualTo(3);
        assertThat(before).isNotEmpty();
    }

    private void change(JobTester days, JobTester once, int day) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            String text = text();
            lines.append(record("d" + day + "n" + i, day, text));
            told.add(text);
        }
        String earlier = told.get(random.nextInt(told.size()));
        lines.append(record("d" + day + "near", day, earlier.replaceFirst("word", "other")));
        lines.append(record("d" + day + "whole", day, text() + " " + earlier + " " + text()));
        lines.append(record("d" + day + "copy", day - 20, told.get(random.nextInt(told.size()))));
        lines.append(record("d" + Math.max(1, day - 2) + "n0", day, text()));
        both(days, once, "day" + day + ".jsonl", lines.toString());
        if (day == 6) {
            Files.delete(days.warehouse().resolveSibling("corpus/day3.jsonl"));
            Files.delete(once.warehouse().resolveSibling("corpus/day3.jsonl"));
        } else if (day == 7) {
            both(days, once, "day5.jsonl", record("d5n0", 5, text()) + record("d5n1", 5, told.get(0)));
        }
    }

    private static void both(JobTester days, JobTester once, String name, String content) throws IOException {
        file(days, name, content);
        file(once, name, content);
    }

    private static void file(JobTester tester, String name, String content) throws IOException {
        tester.file(name, content);
        Files.setLastModifiedTime(
                tester.warehouse().resolveSibling("corpus").resolve(name),
                FileTime.from(Instant.parse("2025-05-01T00:00:00Z").plusSeconds(content.hashCode() & 0xFFFF)));
    }

    private static JobTester.Ended run(JobTester tester, int day) {
        return tester.job("tfidf", "--logical-date", date(day), "--set", WINDOW, "--set", TERMS);
    }

    private static String date(int day) {
        return FIRST.plusDays(day - 1L).toString();
    }

    private String text() {
        return IntStream.range(0, 60)
                .mapToObj(i -> words.get(random.nextInt(words.size())))
                .collect(Collectors.joining(" "));
    }

    private static String record(String id, int day, String text) {
        return "{\"id\": \"%s\", \"title\": \"%s\", \"date\": \"%s\", \"text\": \"%s\"}\n"
                .formatted(id, id, date(day), text);
    }

    private static List<Path> parquet(JobTester tester) throws IOException {
        try (Stream<Path> files = Files.list(tester.warehouse().resolve("current/articles"))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    /** What the file system knows the files of {@code articles} by, by their names. */
    private static Map<String, Object> files(JobTester tester) throws IOException {
        Map<String, Object> files = new TreeMap<>();
        for (Path file : parquet(tester)) {
            files.put(
                    file.getFileName().toString(),
                    Files.readAttributes(file, "unix:ino").get("ino"));
        }
        return files;
    }

    /** Digests of all tables but run_stages: an id that was taken on an earlier day was rejected in a stage of that day's run. */
    private static List<String> tables(JobTester tester) {
        return tester.digest()
                .lines()
                .filter(line -> !line.endsWith("run_stages"))
                .toList();
    }

    private static double kept(JobTester tester) {
        return figure(tester, "write-articles", "files_kept");
    }

    private static double figure(JobTester tester, String stage, String name) {
        Row row = SharedSession.get()
                .read()
                .parquet(tester.warehouse().resolve("current/run_stages").toString())
                .where("stage = '" + stage + "'")
                .selectExpr("metrics['" + name + "']")
                .first();
        return row.getDouble(0);
    }

    private static long rows(JobTester tester, String table) {
        return SharedSession.get()
                .read()
                .parquet(tester.warehouse().resolve("current").resolve(table).toString())
                .count();
    }
}
