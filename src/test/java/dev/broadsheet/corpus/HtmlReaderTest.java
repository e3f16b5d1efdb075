package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.reasons;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {

    private static final String STORY =
            "The harbour was closed for a third day while crews worked to raise the barge that sank on Monday. "
                    .repeat(3)
                    .strip();

    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Barge raised - The Daily Gull</title>
            <meta property="og:site_name" content="The Daily Gull"><link rel="canonical" href="https://gull.example/2021/barge">
            <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Barge raised at last","datePublished":"2021-03-05T10:00:00Z"}]}</script>
            <style>p { color: red }</style></head><body>
            <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
            <div class="sidebar"><p>Subscribe to our letter, it comes every week and costs you nothing at all, they say.</p></div>
            <div id="story"><h1>Barge raised</h1><p>%s</p><p>“It was <b>hard</b>,” the master said.<br>Nobody was hurt.</p>
            <ul><li><a href="/a">More on harbours</a></li><li><a href="/b">More on barges</a></li></ul></div>
            <footer>Copyright</footer></body></html>
            """.formatted(STORY);

    private static List<ReadRecord> read(String name, byte[] page) {
        return setup().read(name, page);
    }

    @Test
    void theTextOfAPageWithoutWhatStandsAroundIt() {
        Article article = articles(read("in/page.html", PAGE.getBytes(UTF_8))).get(0);
        assertThat(article.text())
                .isEqualTo("Barge raised\n" + STORY + "\n“It was hard,” the master said. Nobody was hurt.");
        assertThat(article.title()).isEqualTo("Barge raised at last");
        assertThat(article.publishedAt()).contains(Instant.parse("2021-03-05T10:00:00Z"));
        assertThat(article.url()).contains("https://gull.example/2021/barge");
        assertThat(article.source()).isEqualTo("The Daily Gull");
        assertThat(article.language()).contains("en");
    }

    @Test
    void contentDecidesNotTheName() {
        assertThat(texts(read("in/page.txt", PAGE.getBytes(UTF_8))))
                .containsExactlyElementsOf(texts(read("in/page.html", PAGE.getBytes(UTF_8))));
        assertThat(texts(setup().format("text").read("in/page.txt", PAGE.getBytes(UTF_8)))
                        .get(0))
                .startsWith("<!DOCTYPE");
    }

    @Test
    void declaredEncodingsAreBelievedWhereTheyCanBe() {
        String page =
                "<html><head><meta http-equiv=Content-Type content='text/html; charset=%s'></head><body><p>Žluťoučký kůň úpěl"
                        + " ďábelské ódy, a to se stalo ve čtvrtek.</p></body></html>";
        Charset czech = Charset.forName("windows-1250");
        assertThat(texts(read("in/a.html", page.formatted("windows-1250").getBytes(czech)))
                        .get(0))
                .startsWith("Žluťoučký kůň");
        // a wrong declaration does not win over bytes that are UTF-8
        assertThat(texts(read("in/a.html", page.formatted("windows-1250").getBytes(UTF_8)))
                        .get(0))
                .startsWith("Žluťoučký kůň");
        assertThat(texts(read("in/a.html", page.formatted("no-such-thing").getBytes(UTF_8)))
                        .get(0))
                .startsWith("Žluťoučký kůň");
    }

    @Test
    void anAddressSaysTheDayWhereNothingElseDoes() {
        String page =
                "<html><head><link rel=canonical href='https://a.example/2019/12/31/year?d=2001/01/01'></head><body><p>"
                        + STORY;
        assertThat(articles(read("in/a.html", page.getBytes(UTF_8))).get(0).publishedAt())
                .contains(Instant.parse("2019-12-31T00:00:00Z"));
        String impossible = page.replace("2019/12/31", "2019/13/31");
        assertThat(articles(read("in/a.html", impossible.getBytes(UTF_8)))
                        .get(0)
                        .publishedAt())
                .isEmpty();
    }

    @Test
    void pagesWithoutTextAreEmpty() {
        assertThat(reasons(read("in/a.html", "<html><body><script>alert(1)</script></body></html>".getBytes(UTF_8))))
                .containsExactly(RejectReason.EMPTY);
        assertThat(texts(read("in/a.html", "<html><body><a href='/x'>only a link</a></body></html>".getBytes(UTF_8))))
                .containsExactly("only a link");
    }

    @Test
    void deepNestingIsRead() {
        String page = "<html><body>" + "<div>".repeat(100_000) + "<p>" + STORY + "</p>" + "</div>".repeat(100_000);
        assertThat(texts(read("in/a.html", page.getBytes(UTF_8)))).containsExactly(STORY);
    }

    @Test
    void brokenStatementsCostNothingElse() {
        String page = PAGE.replace("{\"@graph\"", "{{\"@graph\"");
        Article article = articles(read("in/a.html", page.getBytes(UTF_8))).get(0);
        assertThat(article.title()).isEqualTo("Barge raised");
        assertThat(article.publishedAt()).isEmpty();
    }

    /** Token F1 against the text that people marked, and beside all of the page's text. The floors are a little below what is measured. */
    @Test
    void realPages() throws IOException {
        Path archive = Path.of("../shared/corpora/html-readability-pages/readability-test-pages.tar.gz");
        assumeThat(Files.exists(archive)).as("%s is not there", archive).isTrue();
        ExtractionScore score = ExtractionScore.of(archive);
        assertThat(score.pages()).isEqualTo(130);
        assertThat(score.ours()).isGreaterThan(0.94).isGreaterThan(score.whole() + 0.1);
    }
}
