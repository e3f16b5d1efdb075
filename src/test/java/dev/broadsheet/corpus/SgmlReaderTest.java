package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In the form of Reuters-21578, as its README describes it; the stories are made up. */
class SgmlReaderTest {

    private static String story(int id, String text) {
        return """
                <REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="%d" NEWID="%d">
                <DATE>26-FEB-1987 15:01:01.79</DATE>
                <TOPICS><D>cod</D></TOPICS>
                <UNKNOWN>
                &#5;&#5;&#5;C T
                </UNKNOWN>
                <TEXT>&#2;
                %s
                </TEXT>
                </REUTERS>
                """.formatted(5544 + id, id, text);
    }

    private static final String HEAD = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n";
    private static final String FULL = """
            <TITLE>COD LANDINGS FALL</TITLE>
            <DATELINE>    HARBOUR, Feb 26 - </DATELINE><BODY>Landings of cod fell 3 pct,
            the office said.
                Skippers &lt;A&amp;B Co&gt; blamed the storm.
             Reuter
            &#3;</BODY>""";

    private static List<ReadRecord> read(String file) {
        return setup().read("in/reut2-000.sgm", file.getBytes(ISO_8859_1));
    }

    @Test
    void storiesOfAWire() {
        List<ReadRecord> records =
                read(HEAD + story(1, FULL) + story(2, "\n<TITLE>BRIEF</TITLE>\nNo body, only text."));
        assertThat(records).hasSize(2);
        Article first = articles(records).get(0);
        assertThat(first.title()).isEqualTo("COD LANDINGS FALL");
        assertThat(first.nativeId()).contains("1");
        assertThat(first.publishedAt()).contains(Instant.parse("1987-02-26T15:01:01.790Z"));
        assertThat(first.text())
                .isEqualTo(
                        "Landings of cod fell 3 pct,\nthe office said.\n    Skippers <A&B Co> blamed the storm.\n Reuter");
        assertThat(first.at().offset()).isEqualTo(HEAD.length());
        Article second = articles(records).get(1);
        assertThat(second.title()).isEqualTo("BRIEF");
        assertThat(second.text()).isEqualTo("No body, only text.");
    }

    @Test
    void documentsOfACollection() {
        String doc =
                "<DOC>\n<DOCNO> FT911-3 </DOCNO>\n<HEADLINE>\nThe pier\n</HEADLINE>\n<TEXT>\n<P>It is closed.</P>\n<P>Still.</P>\n</TEXT>\n</DOC>\n";
        List<Article> articles =
                articles(setup().read("in/ft911", (doc + doc.replace("911-3", "911-4")).getBytes(ISO_8859_1)));
        assertThat(articles)
                .extracting(article -> article.nativeId().orElse(""))
                .containsExactly("FT911-3", "FT911-4");
        assertThat(articles.get(0).title()).isEqualTo("The pier");
        assertThat(articles.get(0).text()).isEqualTo("It is closed.\nStill.");
    }

    @Test
    void aBrokenStoryCostsItself() {
        String broken = story(2, FULL).replace("</REUTERS>\n", "");
        List<ReadRecord> records = read(HEAD
                + story(1, FULL)
                + broken
                + story(3, FULL)
                + story(4, "")
                + story(5, FULL).replace("</REUTERS>\n", ""));
        assertThat(articles(records))
                .extracting(article -> article.nativeId().orElse(""))
                .containsExactly("1", "3");
        assertThat(rejects(records))
                .extracting(Reject::reason)
                .containsExactly(RejectReason.MALFORMED, RejectReason.EMPTY, RejectReason.MALFORMED);
        assertThat(rejects(records).get(0).message()).contains("before the next one begins");
        assertThat(rejects(records).get(0).at().offset())
                .isEqualTo(HEAD.length() + story(1, FULL).length());
        assertThat(rejects(records).get(2).message()).contains("the file ends within the article");
    }

    @Test
    void aStoryThatIsTooLongCostsItself() {
        List<ReadRecord> records = setup().maxRecordBytes(2048)
                .read(
                        "in/x.sgm",
                        (HEAD + story(1, "<BODY>" + "cod ".repeat(900) + "\n</BODY>") + story(2, FULL))
                                .getBytes(ISO_8859_1));
        assertThat(rejects(records)).singleElement().satisfies(reject -> assertThat(reject.reason())
                .isEqualTo(RejectReason.TOO_LARGE));
        assertThat(articles(records)).hasSize(1);
    }

    /** A DTD is not read, so entities of its own are text. */
    @Test
    void entitiesAreNotExpanded() {
        String bomb = "<!DOCTYPE lewis SYSTEM \"file:///etc/passwd\">\n" + story(1, "<BODY>&lol9; stays.</BODY>");
        assertThat(articles(read(bomb))).singleElement().satisfies(article -> assertThat(article.text())
                .isEqualTo("&lol9; stays."));
    }
}
