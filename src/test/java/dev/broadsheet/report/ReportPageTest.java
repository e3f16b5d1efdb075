package dev.broadsheet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final String HOSTILE = "</script><script>alert('&lt;')</script><!-- & \u2028 {{data}} $1 \\u003c";

    @Test
    void whatAnArticleSaysIsNeverMarkup() throws Exception {
        String page = page(HOSTILE);
        assertThat(page).doesNotContain("<script>alert").doesNotContain("<!--");
        // one element of data, one of script
        assertThat(count(page, "<script")).isEqualTo(2);
        assertThat(count(page, "</script>")).isEqualTo(2);
        JsonNode data = new ObjectMapper().readTree(between(page, "id=\"data\">", "</script>"));
        assertThat(data.at("/articles/0/1").asText()).isEqualTo(HOSTILE);
        assertThat(data.at("/topics/0/label").asText()).isEqualTo(HOSTILE);
        assertThat(data.at("/topics/0/terms/0/0").asText()).isEqualTo(HOSTILE);
    }

    @Property(tries = 200)
    void anyTextComesThroughWhole(@ForAll @StringLength(max = 40) String text) throws Exception {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String data = ReportPage.data(report(wellFormed));
        assertThat(data).doesNotContain("<").doesNotContain(">").doesNotContain("&");
        assertThat(new ObjectMapper().readTree(data).at("/articles/0/1").asText())
                .isEqualTo(wellFormed);
    }

    @Test
    void thePolicyAllowsItsOwnScriptAndStyleAndNothingElse() throws Exception {
        String page = page("Trawlers");
        String policy = between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
        assertThat(policy.split("; "))
                .containsExactly(
                        "default-src 'none'",
                        "style-src 'sha256-" + sha256(between(page, "<style>", "</style>")) + "'",
                        "script-src 'sha256-" + sha256(between(page, "</script>\n<script>", "</script>")) + "'",
                        "base-uri 'none'",
                        "form-action 'none'");
    }

    @Test
    void asksForNothingFromElsewhere() {
        String page = page("Trawlers");
        assertThat(page).doesNotContainPattern("(?i)<(link|img|iframe|object|embed)\\b");
        assertThat(page).doesNotContainPattern("(?i)\\ssrc\\s*=|url\\(|@import|\\bfetch\\(|XMLHttpRequest");
        // the only address in it is the name of SVG's namespace, which nobody looks up
        Matcher addresses = Pattern.compile("https?://[^'\"\\s]+").matcher(page);
        assertThat(addresses.results().map(found -> found.group()).distinct())
                .containsExactly("http://www.w3.org/2000/svg");
        assertThat(page).doesNotContain("{{");
    }

    @Test
    void whatIsAbsentIsNull() throws Exception {
        JsonNode data = new ObjectMapper().readTree(ReportPage.data(report("x")));
        assertThat(data.at("/topics/0/stability").isNull()).isTrue();
        assertThat(data.at("/topics/0/change").asText()).isEqualTo("split");
        assertThat(data.at("/topics/0/from").asInt()).isEqualTo(7);
        assertThat(data.at("/origin/first").asText()).isEqualTo("2025-01-03");
        assertThat(data.at("/periods/starts/0").asText()).isEqualTo("2025-01-01");
        assertThat(data.at("/topics/0/series/0").toString()).isEqualTo("[0,0.25,0.1,0.5,12]");
    }

    private static String page(String text) {
        return new String(ReportPage.of(report(text)), StandardCharsets.UTF_8);
    }

    private static Report report(String text) {
        Report.Topic topic = new Report.Topic(
                0,
                "en",
                text,
                1,
                100,
                0.1,
                0.5,
                20,
                1,
                Optional.empty(),
                Optional.of("split"),
                Optional.of(7),
                Optional.of(0.5),
                0,
                0,
                List.of(),
                List.of(new Report.Term(text, 5, 6, 0)),
                List.of(new Report.Member(0, 0.9, List.of(text))),
                Optional.of(new Report.Movement("rising", 0.01, 0.001, 1)),
                List.of(new Report.Point(0, 0.25, 0.1, 0.5, 12)),
                Map.of("source", List.of(new Report.Value(text, 0.5, 9))));
        return new Report(
                new Report.Origin(
                        "2025-01-01-0123456789ab",
                        "2025-01-01",
                        1,
                        1,
                        Optional.of(LocalDate.of(2025, 1, 3)),
                        Optional.empty(),
                        1),
                new Report.Bounds(1, 1, 1, 1, 0, 12),
                List.of(topic),
                List.of(new Report.Article("id", text, text, "", "", "en", text, List.of(text))),
                new Report.Periods("month", List.of(LocalDate.of(2025, 1, 1))),
                List.of(new Report.Ceased(3, text, "merged", Optional.of(0))),
                List.of(new Report.Group(text, List.of(new Report.Fact(text, text)))));
    }

    private static String between(String page, String before, String after) {
        int from = page.indexOf(before) + before.length();
        return page.substring(from, page.indexOf(after, from));
    }

    private static int count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1;
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
