package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.reasons;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.config.IngestSettings.Field;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {

    private static Article only(List<ReadRecord> records) {
        assertThat(records).singleElement().isInstanceOf(Article.class);
        return articles(records).get(0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void plainText() {
        Article article = only(setup().read("corpus/news/2024-03-05 a.txt", utf8("\n  The first line\nand more\n")));
        assertThat(article.title()).isEqualTo("The first line");
        assertThat(article.source()).isEqualTo("news");
        assertThat(article.publishedAt()).contains(Instant.parse("2024-03-05T00:00:00Z"));
        assertThat(article.docId())
                .isEqualTo(new DocId().ofLocation("news", new Location("corpus/news/2024-03-05 a.txt", 0)));
    }

    @Test
    void longFirstLinesAreCutAtAWord() {
        // 24 times five characters are 120; the 24th word ends at 119.
        assertThat(only(setup().read("c/a.txt", utf8("word ".repeat(40)))).title())
                .isEqualTo("word ".repeat(24).strip());
        assertThat(only(setup().read("c/a.txt", utf8("日".repeat(200)))).title()).isEqualTo("日".repeat(120));
    }

    @Test
    void firstLinesAreFields() {
        Article article = only(setup().head(Field.URL, Field.DATE, Field.TITLE)
                .read("c/a.txt", utf8("http://x.jp/1/\n2010-02-10T10:50:00+0900\nThe title\nThe body\nof it\n")));
        assertThat(article.url()).contains("http://x.jp/1/");
        assertThat(article.publishedAt()).contains(Instant.parse("2010-02-10T01:50:00Z"));
        assertThat(article.title()).isEqualTo("The title");
        assertThat(article.text()).isEqualTo("The body\nof it");
    }

    @Test
    void groupsOfThePathAreFields() {
        Article article = only(setup().path("(?<source>[A-Z]{3})_(?<id>\\d+)_(?<date>\\d{4})")
                .read("un/s/ARG_02_1947.txt", utf8("Text")));
        assertThat(article.source()).isEqualTo("ARG");
        assertThat(article.nativeId()).contains("02");
        assertThat(article.publishedAt()).contains(Instant.parse("1947-01-01T00:00:00Z"));
    }

    @Test
    void sourcesByDefault() {
        byte[] tar = Packed.tar(Map.of("d/a.txt", utf8("Text")));
        assertThat(only(setup().read("in/a.txt", utf8("Text"))).source()).isEqualTo("in");
        assertThat(only(setup().read("in/folder/x.tar", tar)).source()).isEqualTo("folder");
        assertThat(only(setup().read("in/x.tar.gz", Packed.gzip(tar))).source()).isEqualTo("x");
        assertThat(only(setup().read("x.tar", tar)).source()).isEqualTo("x");
    }

    @Test
    void frontMatter() {
        Article article = only(
                setup().read(
                                "c/a.md",
                                utf8(
                                        "---\r\ntitle: \"A: b\"\r\ndate: 2024-03-05\r\ntags:\r\n- x\r\ndescription: d\r\n---\r\n# Head\r\nBody\r\n")));
        assertThat(article.title()).isEqualTo("A: b");
        assertThat(article.text()).isEqualTo("Head\n\nBody");
        assertThat(article.publishedAt()).contains(Instant.parse("2024-03-05T00:00:00Z"));
        assertThat(only(setup().read("c/a.md", utf8("# Head\n\n---\n\nBody"))).title())
                .isEqualTo("Head");
    }

    @Test
    void brokenFrontMatter() {
        List<ReadRecord> records = setup().read("c/a.md", utf8("---\ntitle: [open\n---\nBody"));
        assertThat(reasons(records)).containsExactly(RejectReason.MALFORMED);
        String aliases = "a: &a [x,x]\nb: &b [*a,*a]\n" + "c: [" + "*b,".repeat(60) + "*b]\n";
        assertThat(reasons(setup().read("c/a.md", utf8("---\n" + aliases + "---\nBody"))))
                .containsExactly(RejectReason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\n", "\0\0"})
    void nothingToRead(String text) {
        assertThat(reasons(setup().read("c/a.txt", utf8(text)))).containsExactly(RejectReason.EMPTY);
    }

    @Test
    void filesWithoutExtensionGoByTheirContent() {
        assertThat(texts(setup().read("c/53068", utf8("From: x\n\nBody")))).containsExactly("From: x\n\nBody");
        assertThat(texts(setup().read("c/data", utf8("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"))))
                .containsExactly("a", "b");
        assertThat(reasons(setup().read("c/page", utf8("<!DOCTYPE html><html>"))))
                .containsExactly(RejectReason.EMPTY);
        assertThat(setup().read("c/page", utf8("<?xml version='1.0'?><feed/>")))
                .containsExactly(new Skipped(new Location("c/page", 0), Skipped.Reason.NOT_AN_ARTICLE));
        byte[] binary = new byte[1000];
        assertThat(reasons(setup().read("c/blob", binary))).containsExactly(RejectReason.BINARY);
    }

    @Test
    void aLineOf200MegabytesIsNotHeld() {
        for (String name : List.of("c/a.txt", "c/a.jsonl", "c/a.csv")) {
            List<ReadRecord> records = setup().read(
                            new InputSplit(new InputFile("m", name, 1L << 40, 0), 0, 1L << 40),
                            () -> new SequenceInputStream(Collections.enumeration(List.of(
                                    new ByteArrayInputStream(utf8("text\n{\"text\":\"")),
                                    new Repeated('x', 200 << 20),
                                    new ByteArrayInputStream(utf8("\"}\n{\"text\":\"after\"}\n"))))));
            assertThat(reasons(records)).contains(RejectReason.TOO_LARGE);
            Reject reject = rejects(records).stream()
                    .filter(r -> r.reason() == RejectReason.TOO_LARGE)
                    .findFirst()
                    .orElseThrow();
            assertThat(reject.at().offset()).isEqualTo(name.endsWith("txt") ? 0 : 5);
            // The plain text file is that one record; the others go on at their next line.
            assertThat(texts(records)).hasSize(name.endsWith("txt") ? 0 : 1);
        }
    }

    /** One byte, many times. */
    private static final class Repeated extends InputStream {
        private final byte b;
        private long left;

        Repeated(char c, long count) {
            this.b = (byte) c;
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? b : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int n = (int) Math.min(left, length);
            Arrays.fill(target, offset, offset + n, b);
            left -= n;
            return n == 0 ? -1 : n;
        }
    }

    @Test
    void aFileThatIsGoneOrBreaksOff() {
        InputSplit split = new InputSplit(new InputFile("m", "c/a.jsonl", 100, 0), 0, 100);
        List<ReadRecord> gone = setup().read(split, () -> {
            throw new NoSuchFileException("a.jsonl");
        });
        assertThat(reasons(gone)).containsExactly(RejectReason.UNREADABLE);
        List<ReadRecord> broken = setup().read(
                        split,
                        () -> new SequenceInputStream(
                                new ByteArrayInputStream(utf8("{\"text\":\"kept\"}\n{\"te")), new InputStream() {
                                    @Override
                                    public int read() throws IOException {
                                        throw new IOException("disk error");
                                    }

                                    @Override
                                    public int read(byte[] target, int offset, int length) throws IOException {
                                        throw new IOException("disk error");
                                    }
                                }));
        assertThat(texts(broken)).containsExactly("kept");
        assertThat(reasons(broken)).containsExactly(RejectReason.UNREADABLE);
        assertThat(rejects(broken).get(0).message()).contains("disk error");
    }
}
