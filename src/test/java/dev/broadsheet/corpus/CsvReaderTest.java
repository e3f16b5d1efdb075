package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.reasons;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.config.IngestSettings.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    private static List<ReadRecord> read(String csv) {
        return setup().read("in/a.csv", csv.getBytes(UTF_8));
    }

    @Test
    void headerNamesTheFields() {
        List<Article> articles = articles(read("ID,Title,Text,other\n1,One,\"First, text\",x\r\n2,Two,Second,y\n"));
        assertThat(articles).extracting(Article::text).containsExactly("First, text", "Second");
        assertThat(articles).extracting(a -> a.nativeId().orElse("")).containsExactly("1", "2");
        // The header is 19 bytes and a line feed.
        assertThat(articles.get(0).at()).isEqualTo(new Location("in/a.csv", 20));
    }

    @Test
    void newlinesAndDoubledQuotesWithinQuotes() {
        assertThat(texts(read("id,text\n1,\"a \"\"b\"\"\nc\"\n2,d\n"))).containsExactly("a \"b\"\nc", "d");
    }

    @Test
    void unbalancedQuotesCostOneLine() {
        List<ReadRecord> records = read("id,text\n1,\"never closed\n2,fine\n3,also fine\n");
        assertThat(texts(records)).containsExactly("fine", "also fine");
        assertThat(reasons(records)).containsExactly(RejectReason.MALFORMED);
        assertThat(rejects(records).get(0).at()).isEqualTo(new Location("in/a.csv", 8));
        assertThat(rejects(records).get(0).excerpt()).isEqualTo("1,\"never closed");
    }

    @Test
    void quotesThatDoNotCloseWithinOneMegabyte() {
        String far = "x\n".repeat(600_000);
        List<ReadRecord> records = read("text\n\"open\n" + far + "end\"\n");
        assertThat(texts(records)).hasSize(600_001);
        assertThat(reasons(records)).containsExactly(RejectReason.MALFORMED);
    }

    @Test
    void textAfterAClosingQuoteCostsOneLine() {
        List<ReadRecord> records = read("id,text\n1,\"a\"b\n2,c\n");
        assertThat(texts(records)).containsExactly("c");
        assertThat(reasons(records)).containsExactly(RejectReason.MALFORMED);
    }

    @Test
    void aQuoteWithinAFieldIsAQuote() {
        assertThat(texts(read("id,text\n1,5\" screen\n"))).containsExactly("5\" screen");
    }

    @Test
    void anotherNumberOfColumnsIsMalformed() {
        List<ReadRecord> records = read("id,text\n1,a,b\n2,c\n");
        assertThat(texts(records)).containsExactly("c");
        assertThat(rejects(records).get(0).message()).isEqualTo("3 columns where the first row has 2");
    }

    @Test
    void columnsWithoutHeaderAreGuessed() {
        List<Article> articles = articles(read("3,The title here,The much longer text of it\n"));
        assertThat(articles.get(0).title()).isEqualTo("The title here");
        assertThat(articles.get(0).text()).isEqualTo("The much longer text of it");
    }

    @Test
    void columnsWithoutHeaderByNumber() {
        List<Article> articles = articles(setup().fields(Map.of(Field.TEXT, List.of("2"), Field.ID, List.of("1")))
                .read("in/a.csv", "2,short,a much longer column\n".getBytes(UTF_8)));
        assertThat(articles.get(0).text()).isEqualTo("short");
        assertThat(articles.get(0).nativeId()).contains("2");
    }

    @Test
    void delimitersByExtensionAndFirstLine() {
        assertThat(texts(read("id;text\n1;a, b\n"))).containsExactly("a, b");
        assertThat(texts(setup().read("in/a.tsv", "id\ttext\n1\ta, b\n".getBytes(UTF_8))))
                .containsExactly("a, b");
    }

    @Test
    void aRecordBeyondTheCapIsNotHeld() {
        String csv = "id,text\n1," + "x".repeat(5000) + "\n2,fine\n3," + "y".repeat(5000);
        List<ReadRecord> records = setup().maxRecordBytes(1024).read("in/a.csv", csv.getBytes(UTF_8));
        assertThat(texts(records)).containsExactly("fine");
        assertThat(reasons(records)).containsExactly(RejectReason.TOO_LARGE, RejectReason.TOO_LARGE);
        // 8 bytes of header, then 2 + 5000 + 1, then 7.
        assertThat(rejects(records)).extracting(r -> r.at().offset()).containsExactly(8L, 5018L);
    }

    @Test
    void encodingsOfOtherKinds() {
        String csv = "id,text\n1,Crème brûlée\n";
        assertThat(texts(setup().read("in/a.csv", csv.getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly("Crème brûlée");
        assertThat(texts(setup().read("in/a.csv", ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_16LE))))
                .containsExactly("Crème brûlée");
        assertThat(texts(read("\uFEFF" + csv))).containsExactly("Crème brûlée");
    }
}
