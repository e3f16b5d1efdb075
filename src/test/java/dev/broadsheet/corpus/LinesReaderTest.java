package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesReaderTest {

    @Test
    void eachLineIsAnArticle() {
        List<ReadRecord> records = setup().format("lines")
                .read("in/a.cor", "First story.\r\n\n  \nSecond story: café.\nThird".getBytes(UTF_8));
        assertThat(articles(records))
                .extracting(Article::text)
                .containsExactly("First story.", "Second story: café.", "Third");
        assertThat(articles(records))
                .extracting(article -> article.at().offset())
                .containsExactly(0L, 18L, 39L);
    }

    @Test
    void otherEncodings() {
        List<Article> articles =
                articles(setup().format("lines").read("in/a.cor", "\uFEFFerste\nzweite größere".getBytes(UTF_16LE)));
        assertThat(articles).extracting(Article::text).containsExactly("erste", "zweite größere");
    }

    @Test
    void aLineThatIsTooLongOrNoTextCostsItself() {
        byte[] file = ("word ".repeat(400) + "\nSecond\n\1\2\3\4\5\6\7\1\2\3\nFourth").getBytes(UTF_8);
        List<ReadRecord> records = setup().format("lines").maxRecordBytes(1024).read("in/a.cor", file);
        assertThat(articles(records)).extracting(Article::text).containsExactly("Second", "Fourth");
        assertThat(rejects(records))
                .extracting(Reject::reason)
                .containsExactly(RejectReason.TOO_LARGE, RejectReason.BINARY);
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-US, en",
        "en_GB, en",
        "eng, en",
        "zh-Hant-TW, zh",
        "deu, de",
        "iw, he",
        "in, id",
        "ceb, ceb"
    })
    void declaredLanguagesAreTheLanguageAlone(String declared, String code) {
        String line = "{\"text\": \"a\", \"language\": \"" + declared + "\"}";
        assertThat(articles(setup().read("in/a.jsonl", line.getBytes(UTF_8))))
                .singleElement()
                .satisfies(article -> assertThat(article.language()).contains(code));
    }
}
