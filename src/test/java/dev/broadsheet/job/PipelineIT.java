package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path on the bundled sample corpus. */
class PipelineIT {

    private static final String SAMPLE =
            Path.of("src/sample/corpus").toAbsolutePath().toString();
    private static final List<String> QUICK = List.of("--set", "topics.count=4", "--set", "topics.iterations=5");

    @TempDir
    private Path folder;

    @Test
    void publishesTheSampleOnceAndAccountsForEveryRecord() throws IOException {
        JobTester tester = new JobTester(folder);
        JobTester.Ended first = sample(tester, "local[2]", List.of());
        assertThat(first.code()).as(first.reports()).isZero();
        // 144 articles and 10 of the world desk; damaged: 2 odd encodings, 4 whole lines before the break, the copy, 3
        // good
        // lines; rejected: the break, the broken line, the empty file (src/sample/README.md)
        assertThat(first.output()).contains("Read 167 records: 163 kept, 1 duplicate, 3 rejected");
        // the world desk's ten articles are in three languages, and the odd encodings in two of these
        assertThat(first.output())
                .contains("Warning: No topics for ")
                .contains("fewer articles than topics.min-articles = 100.");
        assertThat(column("select reason from rejects order by reason"))
                .containsExactly("damaged_archive", "empty", "malformed");
        assertThat(
                        column(
                                "select language from articles where input_path like 'sample/world-desk/%' group by 1 order by 1"))
                .containsExactly("ja", "vi", "zh");
        assertThat(column("select charset from articles where input_path like '%duong-sat-moi.txt' "
                        + "or input_path like '%hinan-no-fune.txt' order by 1"))
                .containsExactly("Shift_JIS", "UTF-16LE");
        assertThat(column("select cast(count(*) as string) from articles where decode_errors > 0"))
                .containsExactly("1");
        assertThat(column("select a.input_path from articles a where not is_representative"))
                .allSatisfy(path -> assertThat(path).matches(".*(copy-of-a-courier-article|dredger-clears-bar)[.]md"));
        assertThat(column("select term from tfidf where term = 'said'")).isEmpty();
        assertThat(Files.readSymbolicLink(tester.warehouse().resolve("current")))
                .isEqualTo(Path.of(".views/1"));
        assertThat(tester.warehouse().resolve("current/topics")).isDirectory();
        assertThat(tester.warehouse().resolve("lease.json")).doesNotExist();

        String digest = tester.digest();
        JobTester.Ended second = sample(tester, "local[2]", List.of());
        assertThat(second.code()).isZero();
        assertThat(second.output()).contains("Nothing to do");
        assertThat(runs(tester)).hasSize(1);

        JobTester.Ended forced = sample(tester, "local[2]", List.of("--force"));
        assertThat(forced.code()).as(forced.reports()).isZero();
        assertThat(tester.digest()).isEqualTo(digest);
    }

    @Test
    void threadsAndPartitionsDoNotChangeABit() {
        JobTester one = new JobTester(folder.resolve("one"));
        JobTester.Ended single =
                sample(one, "local[1]", List.of("--set", "run.partitions=1", "--set", "run.split-bytes=1000000000"));
        assertThat(single.code()).as(single.reports()).isZero();
        JobTester many = new JobTester(folder.resolve("many"));
        JobTester.Ended spread = sample(
                many,
                "local[2]",
                List.of(
                        "--set",
                        "run.partitions=64",
                        "--set",
                        "run.split-bytes=4096",
                        "--set",
                        "run.target-file-bytes=20000"));
        assertThat(spread.code()).as(spread.reports()).isZero();
        assertThat(many.digest()).isEqualTo(one.digest());
    }

    @Test
    void aDryRunWritesNothing() {
        JobTester tester = new JobTester(folder);
        JobTester.Ended ended = sample(tester, "local[2]", List.of("--dry-run"));
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(ended.output()).contains("would publish").contains("src/sample/corpus");
        assertThat(tester.warehouse()).doesNotExist();
    }

    @Test
    void whatAKilledRunLeftIsNeitherSeenNorInTheWay() throws IOException {
        JobTester tester = new JobTester(folder);
        tester.file("a.txt", "Trawlers landed cod at the harbour.")
                .file("b.txt", "Trawlers landed herring at the harbour.");
        String id = id(tester.job("ingest", "--dry-run").output());
        Path half = Files.createDirectories(
                tester.warehouse().resolve("runs").resolve(id).resolve("articles"));
        Files.writeString(half.resolve("part-00000.parquet"), "half a file");
        assertThat(tester.run("digest", "--warehouse", tester.warehouse().toString())
                        .code())
                .isEqualTo(3);

        JobTester.Ended again = tester.job("ingest");
        assertThat(again.code()).as(again.reports()).isZero();
        assertThat(half.resolve("part-00000.parquet")).doesNotExist();
    }

    private static String id(String output) {
        return output.replaceAll("(?s).*?run (\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{12}).*", "$1");
    }

    private JobTester.Ended sample(JobTester tester, String master, List<String> more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "pipeline",
                "--config",
                Path.of("conf/sample.conf").toAbsolutePath().toString(),
                "--input",
                "sample=" + SAMPLE,
                "--warehouse",
                tester.warehouse().toString(),
                "--set",
                "spark.master=" + master));
        arguments.addAll(QUICK);
        arguments.addAll(more);
        return tester.run(arguments.toArray(String[]::new));
    }

    private List<String> column(String sql) {
        for (String table : List.of("articles", "rejects", "tfidf")) {
            SharedSession.get()
                    .read()
                    .parquet(folder.resolve("warehouse/current").resolve(table).toString())
                    .createOrReplaceTempView(table);
        }
        Dataset<Row> rows = SharedSession.get().sql(sql);
        return rows.collectAsList().stream().map(row -> row.getString(0)).toList();
    }

    private static List<Path> runs(JobTester tester) throws IOException {
        try (Stream<Path> entries = Files.list(tester.warehouse().resolve("runs"))) {
            return entries.toList();
        }
    }
}
