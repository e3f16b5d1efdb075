package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.Corpora.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The counts of articles that the READMEs of the real corpora state, read from the archives as they lie. */
class RealCorporaTest {

    private static final Path CORPORA = Path.of(System.getProperty("broadsheet.corpora", "../shared/corpora"))
            .toAbsolutePath();

    private static List<ReadRecord> read(Setup setup, String file) throws IOException {
        Path path = CORPORA.resolve(file);
        assumeTrue(Files.exists(path), "the real corpora are not at " + CORPORA);
        List<ReadRecord> records = setup.read(file, path);
        return records;
    }

    private static List<Article> whole(List<ReadRecord> records) {
        assertThat(rejects(records)).isEmpty();
        return articles(records);
    }

    @Test
    void twentyNewsgroups() throws IOException {
        Setup setup = setup().path("20news-bydate-\\w+/(?<source>[^/]+)/(?<id>\\d+)$");
        List<ReadRecord> records = read(setup, "20newsgroups-bydate/20news-bydate.tar.gz");
        // 18,846 posts: the body of 33 is blank, and of one half of the little it has are control characters
        assertThat(articles(records)).hasSize(18_812);
        assertThat(rejects(records).stream().filter(r -> r.reason() == RejectReason.EMPTY))
                .hasSize(33);
        assertThat(rejects(records).stream().filter(r -> r.reason() == RejectReason.BINARY))
                .singleElement()
                .satisfies(r -> assertThat(r.at().path()).endsWith("sci.crypt/16017"));
        assertThat(articles(records).stream().map(Article::source).distinct()).hasSize(20);
    }

    @Test
    void unGeneralDebate() throws IOException {
        Setup setup = setup().path("Session \\d+ - (?<date>\\d{4})/(?<source>[A-Z]+)_");
        List<Article> articles = whole(read(setup, "un-general-debate/ungdc-even-sessions.tar.gz"));
        assertThat(articles).hasSize(5_421);
        assertThat(articles).allMatch(a -> a.publishedAt().isPresent() && a.decodeErrors() == 0);
        assertThat(articles.get(0).at().path())
                .isEqualTo("un-general-debate/ungdc-even-sessions.tar.gz!/TXT/Session 02 - 1947/ARG_02_1947.txt");
        assertThat(articles.get(0).publishedAt()).contains(Instant.parse("1947-01-01T00:00:00Z"));
    }

    @Test
    void agNews() throws IOException {
        List<Article> articles = whole(read(setup(), "ag-news/test.csv"));
        assertThat(articles).hasSize(7_600);
        assertThat(articles.get(0).title()).isEqualTo("Fears for T N pension after talks");
        assertThat(articles.get(0).text()).startsWith("Unions representing workers");
    }

    @Test
    void livedoor() throws IOException {
        Setup setup = setup().head(Field.URL, Field.DATE, Field.TITLE);
        List<Article> articles = whole(read(setup, "livedoor-ja/ldcc-text.tar.gz"));
        assertThat(articles).hasSize(7_367);
        assertThat(articles)
                .allMatch(a -> a.publishedAt().isPresent() && a.url().isPresent());
    }

    @Test
    void vntc() throws IOException {
        List<Article> articles = whole(read(setup(), "vntc-vi/vntc-train-1000-per-topic.tar.gz"));
        assertThat(articles).hasSize(10_000);
        assertThat(articles).allMatch(a -> a.charset().equals("UTF-16LE"));
    }

    @Test
    void eighteenF() throws IOException {
        List<Article> articles = whole(read(setup(), "18f-blog/18f-posts.tar.gz"));
        assertThat(articles).hasSize(509);
        // Every post has a day in its name at least.
        assertThat(articles).allMatch(a -> a.publishedAt().isPresent());
    }
}
