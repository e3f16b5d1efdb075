package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.broadsheet.SharedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields of the records, from the file to the trends. */
class KeptFieldsIT {

    private static final String[] SETTINGS = {
        "--set", "topics.count=2",
        "--set", "topics.iterations=5",
        "--set", "topics.held-out-share=0",
        "--set", "topics.min-document-frequency=1",
        "--set", "topics.max-document-share=1",
        "--set", "duplicates.near=false",
        "--set", "similar.most=0",
        "--set", "trends.period=year"
    };

    private static final String[] KEEP = {
        "--set", "ingest.keep=section,tag=tags", "--set", "trends.dimensions=section,tag"
    };

    @TempDir
    private Path folder;

    private JobTester.Ended run(JobTester tester, String job, String... more) {
        List<String> arguments = new ArrayList<>(Arrays.asList(SETTINGS));
        arguments.addAll(List.of(more));
        return tester.job(job, arguments.toArray(String[]::new));
    }

    private static String line(int id, String fields) {
        String words = id % 2 == 0 ? "trawler harbour cod net quay" : "bank rate loan budget tax";
        return "{\"id\": \"%d\", \"date\": \"%d-05-01\", \"language\": \"en\", \"text\": \"%s number%d.\"%s}\n"
                .formatted(id, 2020 + id % 3, words, id, fields);
    }

    /** Twelve articles, four of each year: six of Sport, three of Money, three of none; the even ones have two tags each. */
    private JobTester twelve() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            String section =
                    i < 6 ? ", \"section\": \"Sport\"" : i < 9 ? ", \"Section\": \"Money\"" : ", \"section\": null";
            lines.append(line(i, section + (i % 2 == 0 ? ", \"tags\": [\"sea\", \"fish\"]" : "")));
        }
        return new JobTester(folder).file("a.jsonl", lines.toString());
    }

    @Test
    void topicsAreFollowedByWhatIsKept() {
        JobTester tester = twelve();
        JobTester.Ended ended = run(tester, "topics", KEEP);
        assertThat(ended.code()).as(ended.reports()).isZero();
        assertThat(strings(table(tester, "articles")
                        .orderBy("native_id")
                        .selectExpr("concat(native_id, ' ', to_json(fields))")))
                .startsWith("0 {\"section\":[\"Sport\"],\"tag\":[\"sea\",\"fish\"]}", "1 {\"section\":[\"Sport\"]}")
                .contains("9 {}");
        // by counting the lines above: of 0..5 two are of each year, of 6..8 one, and of 0, 2, 4, 6, 8, 10 two
        assertThat(strings(table(tester, "topic_trends")
                        .where("topic_id = 0")
                        .orderBy("dimension", "value", "period")
                        .selectExpr("concat_ws(' ', dimension, value, year(period), article_count)")))
                .containsExactly(
                        "all all 2020 4",
                        "all all 2021 4",
                        "all all 2022 4",
                        "section Money 2020 1",
                        "section Money 2021 1",
                        "section Money 2022 1",
                        "section Sport 2020 2",
                        "section Sport 2021 2",
                        "section Sport 2022 2",
                        "tag fish 2020 2",
                        "tag fish 2021 2",
                        "tag fish 2022 2",
                        "tag sea 2020 2",
                        "tag sea 2021 2",
                        "tag sea 2022 2");
        assertThat(strings(table(tester, "run_stages")
                        .where("stage = 'read-articles'")
                        .selectExpr("concat(int(metrics['field_section']), ' ', int(metrics['field_tag']))")))
                .containsExactly("9 6");
        assertThat(run(
                                tester,
                                "topics",
                                "--set",
                                "ingest.keep=section",
                                "--set",
                                "trends.dimensions=section",
                                "--set",
                                "trends.max-values=1")
                        .code())
                .isZero();
        assertThat(strings(table(tester, "topic_movements")
                        .where("dimension = 'section' and topic_id = 0")
                        .selectExpr("value")))
                .containsExactly("Sport");
    }

    @Test
    void aFieldThatNoRecordHasIsSaid() {
        JobTester tester = twelve();
        JobTester.Ended ended =
                run(tester, "topics", "--set", "ingest.keep=desk=bureau", "--set", "trends.dimensions=source,desk");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.reports())
                .contains(
                        "By desk no topic can be followed (trends.dimensions): no record has the field bureau that ingest.keep"
                                + " keeps as desk. Nothing was published. Write ingest.keep=desk=FIELD with what the records call it,"
                                + " or take it out of trends.dimensions.");
        JobTester.Ended kept = run(tester, "ingest", "--set", "ingest.keep=desk=bureau");
        assertThat(kept.code()).isZero();
        assertThat(kept.reports()).contains("warning: no record has the field bureau that ingest.keep keeps as desk");
    }

    /** What an earlier day kept stays, and articles of a program that kept nothing are articles without fields. */
    @Test
    void articlesThatAreTakenOverHaveWhatWasKept() throws IOException {
        String[] keep = {"--set", "accumulation.removed-inputs=keep", "--set", "ingest.keep=section,tags"};
        JobTester tester =
                new JobTester(folder).file("day1.jsonl", line(1, ", \"section\": \"Sport\", \"tags\": [\"b\", \"a\"]"));
        assertThat(run(tester, "ingest", keep).code()).isZero();
        Files.delete(folder.resolve("corpus/day1.jsonl"));
        tester.file("day2.jsonl", line(2, ", \"section\": \"Money\""));
        assertThat(run(tester, "ingest", keep).code()).isZero();
        assertThat(strings(fields(tester)))
                .containsExactly("1 {\"section\":[\"Sport\"],\"tags\":[\"b\",\"a\"]}", "2 {\"section\":[\"Money\"]}");

        withoutFields(tester);
        assertThat(tester.digest()).contains("articles");
        Files.delete(folder.resolve("corpus/day2.jsonl"));
        tester.file("day3.jsonl", line(3, ", \"section\": \"Home\""));
        JobTester.Ended third = run(tester, "ingest", keep);
        assertThat(third.code()).as(third.reports()).isZero();
        assertThat(strings(fields(tester))).containsExactly("1 {}", "2 {}", "3 {\"section\":[\"Home\"]}");
    }

    private static Dataset<Row> fields(JobTester tester) {
        return table(tester, "articles").orderBy("native_id").selectExpr("concat(native_id, ' ', to_json(fields))");
    }

    /** Makes of the published articles what a program published that did not know the column. */
    private void withoutFields(JobTester tester) throws IOException {
        Path written = folder.resolve("old");
        table(tester, "articles").drop("fields", "sketch").coalesce(1).write().parquet(written.toString());
        Path current = tester.warehouse().resolve("current/articles");
        for (Path file : parquet(current)) {
            Files.delete(file);
        }
        Path file = current.resolve("part-00000.zstd.parquet");
        Files.copy(parquet(written).get(0), file);
        Path manifest = current.toRealPath().resolveSibling("manifest.json");
        ObjectMapper json = new ObjectMapper();
        JsonNode root = json.readTree(manifest.toFile());
        for (JsonNode each : root.get("tables")) {
            if (each.get("name").asText().equals("articles")) {
                ArrayNode files = (ArrayNode) each.get("files");
                while (files.size() > 1) {
                    files.remove(1);
                }
                ((ObjectNode) files.get(0))
                        .put("name", file.getFileName().toString())
                        .put("bytes", Files.size(file));
            }
        }
        ((ObjectNode) root.get("versions")).put("revision", "older");
        json.writeValue(manifest.toFile(), root);
    }

    /** The files of a table. */
    private static List<Path> parquet(Path table) throws IOException {
        try (Stream<Path> files = Files.list(table)) {
            return files.filter(each -> each.toString().endsWith(".parquet")).toList();
        }
    }

    private static Dataset<Row> table(JobTester tester, String name) {
        return SharedSession.get()
                .read()
                .parquet(tester.warehouse().resolve("current").resolve(name).toString());
    }

    private static List<String> strings(Dataset<Row> column) {
        return column.collectAsList().stream().map(row -> row.getString(0)).toList();
    }
}
