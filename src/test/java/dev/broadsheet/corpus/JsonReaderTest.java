package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.reasons;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.corpus.Article.DateNote;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    private static List<ReadRecord> lines(String json) {
        return setup().read("in/a.jsonl", json.getBytes(UTF_8));
    }

    private static List<ReadRecord> document(String json) {
        return setup().read("in/a.json", json.getBytes(UTF_8));
    }

    @Test
    void fieldsOfALine() {
        Article article = articles(lines(
                        "{\"id\":7,\"Headline\":\"T\",\"body\":\"B\",\"published_at\":1709633730,\"language\":\"EN\"}"))
                .get(0);
        assertThat(article.nativeId()).contains("7");
        assertThat(article.title()).isEqualTo("T");
        assertThat(article.text()).isEqualTo("B");
        assertThat(article.publishedAt()).contains(Instant.parse("2024-03-05T10:15:30Z"));
        assertThat(article.language()).contains("en");
        assertThat(article.source()).isEqualTo("in");
    }

    @Test
    void theFirstNameThatIsNotBlankWins() {
        assertThat(texts(lines("{\"body\":\"second\",\"text\":\" \"}\n{\"body\":\"second\",\"text\":\"first\"}")))
                .containsExactly("second", "first");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text": "cut               | MALFORMED
            {"text":"a"} {"text":"b"}   | MALFORMED
            [1]                         | MALFORMED
            {"text":"a","text":"b"}     | MALFORMED
            {"x":{"k":1,"k":2},"text":"a"} | MALFORMED
            {"text":3}                  | WRONG_TYPE
            {"text":{"a":"b"}}          | WRONG_TYPE
            {"text":["a",1]}            | WRONG_TYPE
            {"title":"a"}               | MISSING_TEXT
            {"text":null}               | MISSING_TEXT
            {"text":" "}                | EMPTY
            """)
    void aBadLineCostsItself(String line, RejectReason reason) {
        List<ReadRecord> records = lines("{\"text\":\"before\"}\n" + line + "\n{\"text\":\"after\"}\n");
        assertThat(texts(records)).containsExactly("before", "after");
        assertThat(reasons(records)).containsExactly(reason);
        assertThat(rejects(records).get(0).at()).isEqualTo(new Location("in/a.jsonl", 18));
    }

    @Test
    void duplicateKeysAreNamed() {
        assertThat(rejects(lines("{\"text\":\"a\",\"text\":\"b\"}")).get(0).message())
                .contains("'text'");
    }

    @Test
    void deepNestingIsMalformed() {
        String deep = "{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + ",\"text\":\"a\"}\n";
        List<ReadRecord> records = lines(deep + "{\"text\":\"after\"}");
        assertThat(texts(records)).containsExactly("after");
        assertThat(reasons(records)).containsExactly(RejectReason.MALFORMED);
    }

    @Test
    void paragraphsAndStraySurrogates() {
        assertThat(texts(lines("{\"text\":[\"one\",\"two\"]}\n{\"text\":\"a\\ud83db\"}")))
                .containsExactly("one\n\ntwo", "a\uFFFDb");
    }

    @Test
    void invalidUtf8InALineIsCounted() {
        byte[] bytes = "{\"text\":\"a?b\"}".getBytes(UTF_8);
        bytes[10] = (byte) 0xFF;
        Article article = articles(setup().read("in/a.jsonl", bytes)).get(0);
        assertThat(article.text()).isEqualTo("a\uFFFDb");
        assertThat(article.decodeErrors()).isEqualTo(1);
    }

    @Test
    void datesThatCannotBe() {
        List<Article> articles = articles(lines("{\"text\":\"a\",\"date\":\"0001-01-01\"}\n"
                + "{\"text\":\"a\",\"date\":\"9999-01-01\"}\n{\"text\":\"a\",\"date\":\"soon\"}\n{\"text\":\"a\"}"));
        assertThat(articles).allMatch(a -> a.publishedAt().isEmpty());
        assertThat(articles)
                .extracting(Article::dateNote)
                .containsExactly(
                        DateNote.OUT_OF_RANGE, DateNote.OUT_OF_RANGE, DateNote.UNPARSABLE, DateNote.NONE_GIVEN);
    }

    @Test
    void idsWithOddCharacters() {
        List<Article> articles = articles(lines("{\"text\":\"a\",\"id\":\"x/y=z\"}\n{\"text\":\"a\",\"id\":\"😀\"}"));
        assertThat(articles).extracting(a -> a.nativeId().orElse("")).containsExactly("x/y=z", "😀");
    }

    @Test
    void arraysObjectsAndObjectsInARow() {
        assertThat(texts(document("[\n{\"text\":\"a\"},\n{\"text\":\"b\"}]"))).containsExactly("a", "b");
        assertThat(texts(document("{\n \"text\": \"a\"\n}"))).containsExactly("a");
        assertThat(texts(document("{\n\"text\":\"a\"}{\"text\":\"b\"}\n{\"text\":\"c\"}")))
                .containsExactly("a", "b", "c");
        assertThat(texts(document("{\"text\":\"a\"}\n{\"text\"\n{\"text\":\"c\"}")))
                .containsExactly("a", "c");
    }

    @Test
    void aBadElementCostsItselfASyntaxErrorTheRest() {
        List<ReadRecord> records =
                document("[{\"text\":\"a\",\"text\":\"b\"}, {\"text\":1}, 5, {\"text\":\"c\"}, {\"text\" \"d\"}, {}]");
        assertThat(texts(records)).containsExactly("c");
        assertThat(reasons(records))
                .containsExactly(
                        RejectReason.MALFORMED,
                        RejectReason.WRONG_TYPE,
                        RejectReason.MALFORMED,
                        RejectReason.MALFORMED);
    }

    @Test
    void wideEncodings() {
        String json = "{\"text\":\"né\"}\n{\"text\":\"b\"}\n";
        for (String name : new String[] {"in/a.jsonl", "in/a.json"}) {
            assertThat(texts(setup().read(name, ("\uFEFF" + json).getBytes(StandardCharsets.UTF_16BE))))
                    .containsExactly("né", "b");
            assertThat(texts(setup().read(name, ("\uFEFF" + json).getBytes(UTF_8))))
                    .containsExactly("né", "b");
        }
    }
}
