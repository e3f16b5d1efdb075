package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for people: what stands in it, where it is, and when there is none. */
class ReportIT {

    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final int ARTICLES = 24;

    @TempDir
    private Path folder;

    @Test
    void standsBesideTheTablesAndSaysWhatTheySay() throws IOException {
        JobTester tester = articles();
        JobTester.Ended ended = tester.job(
                "pipeline",
                "--topics",
                "2",
                "--set",
                "topics.iterations=10",
                "--set",
                "topics.max-document-share=1",
                "--set",
                "duplicates.near=false",
                "--set",
                "run.report=true");
        assertThat(ended.code()).as(ended.reports()).isZero();
        Path page = tester.warehouse().resolve("current/report.html");
        JsonNode data = data(page);

        assertThat(data.at("/origin/articles").asInt()).isEqualTo(ARTICLES);
        assertThat(data.at("/origin/sources").asInt()).isEqualTo(2);
        assertThat(data.at("/origin/first").asText()).isEqualTo("2025-01-01");
        assertThat(data.at("/origin/last").asText()).isEqualTo("2025-12-01");
        assertThat(data.at("/topics")).hasSize(2);
        JsonNode topic = data.at("/topics/0");
        // each topic has most of the articles of one subject, which are those of odd or of even number
        assertThat(StreamSupport.stream(topic.at("/articles").spliterator(), false)
                        .limit(ARTICLES / 2)
                        .map(member -> words(data, member))
                        .map(text -> text.contains("harbour"))
                        .distinct())
                .hasSize(1);
        assertThat(topic.at("/articles/0/1").asDouble()).isGreaterThan(0.5);
        assertThat(topic.at("/articles/0/2")).isNotEmpty();
        assertThat(topic.at("/terms")).isNotEmpty();
        assertThat(data.at("/periods/unit").asText()).isEqualTo("month");
        assertThat(data.at("/periods/starts")).hasSize(12);
        assertThat(topic.at("/series")).hasSize(12);
        assertThat(topic.at("/series/0/4").asInt()).isEqualTo(2);
        assertThat(StreamSupport.stream(data.at("/articles").spliterator(), false)
                        .map(article -> article.get(1).asText()))
                .hasSize(ARTICLES)
                .contains(HOSTILE);
        assertThat(Files.readString(page)).doesNotContain(HOSTILE);

        standsWhereItIsAskedFor(tester, page);
    }

    private void standsWhereItIsAskedFor(JobTester tester, Path page) throws IOException {
        String published = Files.readString(page);
        Path elsewhere = folder.resolve("page.html");
        JobTester.Ended copy = report(tester, "--to", elsewhere.toString());
        assertThat(copy.code()).as(copy.reports()).isZero();
        assertThat(copy.output()).contains("Wrote " + elsewhere);
        // the same tables make the same page, but for the day, which the run has too, and how long stages took
        assertThat(data(elsewhere)).isEqualTo(data(page));

        JobTester.Ended nowhere =
                report(tester, "--to", folder.resolve("no/such/page.html").toString());
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.reports()).contains("cannot be written to").contains("Name a file in a folder that exists");

        Files.delete(page.toRealPath());
        JobTester.Ended again = report(tester);
        assertThat(again.code()).as(again.reports()).isZero();
        assertThat(Files.readString(page)).isEqualTo(published);
        assertThat(tester.warehouse().resolve("lease.json")).doesNotExist();
    }

    @Test
    void withoutTopicsThereIsNothingToReportOf() {
        JobTester tester = new JobTester(folder);
        JobTester.Ended nowhere = report(tester);
        assertThat(nowhere.code()).isEqualTo(3);
        tester.file("a.txt", "Trawlers landed cod at the harbour.");
        assertThat(tester.job("ingest").code()).isZero();
        JobTester.Ended ended = report(tester);
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.reports()).contains("has no topics to report of").contains("jobs/run topics");
    }

    private static JobTester.Ended report(JobTester tester, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(
                new String[] {"report", "--warehouse", tester.warehouse().toString(), "--set", "spark.master=local[2]"},
                0,
                arguments,
                0,
                5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return tester.run(arguments);
    }

    private JobTester articles() throws IOException {
        String[][] words = {
            {"trawler", "harbour", "herring", "cod", "landed", "nets", "quay", "skipper"},
            {"parliament", "vote", "minister", "budget", "coalition", "amendment", "debate", "bill"}
        };
        StringBuilder lines = new StringBuilder();
        for (int article = 0; article < ARTICLES; article++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append(words[article % 2][(article * 7 + i * 3 + i / 8) % 8])
                        .append(' ');
            }
            String title = article == 0 ? HOSTILE : "Article " + article;
            lines.append(new ObjectMapper()
                            .createObjectNode()
                            .put("id", article)
                            .put("title", title)
                            .put("source", article % 3 == 0 ? "one" : "other")
                            .put("language", "en")
                            .put("date", "2025-%02d-01".formatted(article % 12 + 1))
                            .put("text", text + "number " + article))
                    .append('\n');
        }
        return new JobTester(folder).file("articles.jsonl", lines.toString());
    }

    private static String words(JsonNode data, JsonNode member) {
        return data.at("/articles").get(member.get(0).asInt()).get(6).asText();
    }

    private static JsonNode data(Path page) throws IOException {
        String html = Files.readString(page);
        int from = html.indexOf("id=\"data\">") + "id=\"data\">".length();
        return new ObjectMapper().readTree(html.substring(from, html.indexOf("</script>", from)));
    }
}
