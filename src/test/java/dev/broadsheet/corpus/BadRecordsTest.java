package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.reasons;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bad records of every format have in common: they are far too long, hold what no text should, say wrong things of themselves, or nothing. */
class BadRecordsTest {

    private static final String MAIL = "From: a@pier.example\nSubject: %s\nMessage-ID: <1@pier.example>\n\n%s\n";
    private static final String HTML = "<html><head><title>%s</title></head><body><p>%s</p></body></html>";
    private static final String WARC = String.join(
            "\r\n",
            "WARC/1.0",
            "WARC-Type: conversion",
            "WARC-Target-URI: http://a.example/%s",
            "Content-Type: text/plain",
            "Content-Length: %d",
            "",
            "%s",
            "",
            "");

    /** A record of a format, with a title where it has one; the name of its file says which it is. */
    private static String record(String format, String title, String text) {
        return switch (format) {
            case "txt", "md" -> text + "\n";
            case "html" -> HTML.formatted(title, text);
            case "json" -> "[{\"title\":\"" + title + "\",\"text\":\"" + text + "\"}]";
            case "jsonl" -> "{\"title\":\"" + title + "\",\"text\":\"" + text + "\"}\n";
            case "csv" -> "title,text\n" + title + ",\"" + text + "\"\n";
            case "eml" -> MAIL.formatted(title, text);
            case "mbox" -> "From a@pier.example Mon Apr 19 18:27:30 1993\n" + MAIL.formatted(title, text) + "\n";
            case "sgm" ->
                "<DOC>\n<DOCNO>1</DOCNO>\n<TITLE>" + title + "</TITLE>\n<TEXT>\n" + text + "\n</TEXT>\n</DOC>\n";
            case "warc" -> WARC.formatted(title, text.getBytes(UTF_8).length, text);
            case "xml" ->
                "<mediawiki>\n<page><title>" + title + "</title><ns>0</ns>\n<text>" + text
                        + "</text>\n</page>\n</mediawiki>\n";
            default -> throw new IllegalArgumentException(format);
        };
    }

    private static List<ReadRecord> read(String format, String record) {
        return setup().read("in/a." + format, record.getBytes(UTF_8));
    }

    // ---- 500 MB ----

    private static final long LARGE = 500_000_000;

    /** So many bytes of words. */
    private static final class Words extends InputStream {

        private static final byte[] WORDS = "and so on ".repeat(1000).getBytes(UTF_8);
        private long left = LARGE;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int n = (int) Math.min(Math.min(length, WORDS.length), left);
            System.arraycopy(WORDS, 0, target, offset, n);
            left -= n;
            return n;
        }
    }

    /** One article of 500 MB, and one behind it where a file can have more; a large part of the memory of a record may be taken, but not of the file. */
    @ParameterizedTest
    @CsvSource({
        "txt, 0",
        "md, 0",
        "html, 0",
        "eml, 0",
        "json, 0",
        "mbox, 1",
        "jsonl, 1",
        "csv, 1",
        "sgm, 1",
        "warc, 1",
        "xml, 1"
    })
    void anArticleOf500MegabytesIsOneReject(String format, int behind) {
        String whole = record(format, "Large", "@@@@").replace("\"@@@@\"\n", "@@@@\n");
        String stated = whole.replace("Content-Length: 4", "Content-Length: " + LARGE);
        int gap = stated.indexOf("@@@@");
        byte[] start = stated.substring(0, gap).getBytes(UTF_8);
        String next = record(format, "Next", "The one behind it.")
                .replace("title,text\n", "")
                .replace("<mediawiki>\n", "");
        String end = stated.substring(gap + 4).replace("</mediawiki>\n", "") + (behind > 0 ? next : "");
        InputFile file = new InputFile("memory:a", "in/a." + format, LARGE + whole.length() + next.length(), 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<ReadRecord> records = setup().maxRecordBytes(1 << 20)
                .read(
                        InputSplit.whole(file),
                        () -> new SequenceInputStream(Collections.enumeration(List.of(
                                new ByteArrayInputStream(start),
                                new Words(),
                                new ByteArrayInputStream(end.getBytes(UTF_8))))));
        assertThat(reasons(records)).containsExactly(RejectReason.TOO_LARGE);
        assertThat(texts(records)).hasSize(behind);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
    }

    @Test
    void justWithinTheLimitIsAnArticle() {
        String text = "word ".repeat(1000).strip();
        assertThat(texts(setup().maxRecordBytes(5000).read("in/a.txt", text.getBytes(UTF_8))))
                .containsExactly(text);
        assertThat(reasons(setup().maxRecordBytes(4998).read("in/a.txt", text.getBytes(UTF_8))))
                .containsExactly(RejectReason.TOO_LARGE);
    }

    // ---- characters that are not seen ----

    /** Controls go, but for line feed and tab; what sets the direction of writing is kept, for Arabic and Hebrew need it. */
    @ParameterizedTest
    @CsvSource({"txt", "md", "html", "json", "jsonl", "csv", "eml", "sgm", "warc", "xml"})
    void controlsGoAndMarksOfDirectionStay(String format) {
        String kept = "Right: \u202Eabc\u202C, apart: \u2066def\u2069, marked\u200F.";
        String bell = format.startsWith("json") ? "\\u0007" : "\u0007";
        String dirty = kept.replace(" ", " " + bell).replace("marked", "mar\u009Fked" + bell);
        assertThat(texts(read(format, record(format, "Marks", dirty)))).containsExactly(kept);
    }

    // ---- wrong statements of encodings ----

    private static final String RUSSIAN =
            "Правительство объявило о строительстве новой железной дороги между двумя городами.";

    @ParameterizedTest
    @CsvSource({
        "UTF-8, windows-1251",
        "UTF-8, Shift_JIS",
        "UTF-8, UTF-16",
        "UTF-8, no-such-encoding",
        "windows-1251, UTF-8",
        "windows-1251, us-ascii",
        "windows-1251, Shift_JIS",
        "windows-1251, UTF-16LE"
    })
    void statementsThatCannotBeAreNotBelieved(String written, String stated) {
        List<String> files = List.of(
                "a.html <html><head><meta charset=\"%s\"></head><body><p>TEXT</p></body></html>",
                "a.xhtml <?xml version=\"1.0\" encoding=\"%s\"?>\n<html><body><p>TEXT</p></body></html>",
                "a.eml From: a@pier.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=%s\n\nTEXT\n");
        for (String file : files) {
            String name = file.substring(0, file.indexOf(' '));
            byte[] bytes = file.substring(name.length() + 1)
                    .formatted(stated)
                    .replace("TEXT", RUSSIAN)
                    .getBytes(Charset.forName(written));
            List<ReadRecord> records = setup().read("in/" + name, bytes);
            assertThat(texts(records)).as("%s %s %s", name, written, stated).containsExactly(RUSSIAN);
            assertThat(articles(records).get(0).charset()).isEqualTo(written);
        }
    }

    @Test
    void anArchivesStatementIsNotBelievedEither() {
        byte[] text = RUSSIAN.getBytes(UTF_8);
        String record =
                WARC.formatted("1", text.length, RUSSIAN).replace("text/plain", "text/plain; charset=windows-1251");
        assertThat(texts(setup().read("in/a.warc", record.getBytes(UTF_8)))).containsExactly(RUSSIAN);
    }

    /** What is wrong and cannot be told from what is right stays, with U+FFFD and its count. */
    @Test
    void bytesThatAreNotWhatMostAreAreCounted() throws IOException {
        byte[] bytes = Packed.join(RUSSIAN.getBytes(UTF_8), new byte[] {' ', (byte) 0xFF, (byte) 0xFE});
        Article article = articles(setup().read("in/a.txt", bytes)).get(0);
        assertThat(article.text()).isEqualTo(RUSSIAN + " \uFFFD\uFFFD");
        assertThat(article.decodeErrors()).isEqualTo(2);
    }

    // ---- empty fields ----

    @ParameterizedTest
    @CsvSource({"html", "json", "jsonl", "csv", "eml", "sgm", "xml"})
    void anEmptyTitleIsMadeOfTheText(String format) {
        assertThat(articles(read(format, record(format, "", "The text alone."))))
                .singleElement()
                .satisfies(article -> assertThat(article.title()).isEqualTo("The text alone."));
        assertThat(articles(read(format, record(format, "  ", "The text alone."))))
                .singleElement()
                .satisfies(article -> assertThat(article.title()).isEqualTo("The text alone."));
    }

    @ParameterizedTest
    @CsvSource({"txt", "md", "html", "json", "jsonl", "csv", "eml", "sgm", "xml"})
    void anEmptyTextIsOneReject(String format) {
        assertThat(reasons(read(format, record(format, "A title", "")))).containsExactly(RejectReason.EMPTY);
        assertThat(reasons(read(format, record(format, "A title", " \u3000 ")))).containsExactly(RejectReason.EMPTY);
        assertThat(articles(read(format, record(format, "A title", "")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.jsonl | {\"text\":\"Told.\",\"date\":\"\",\"source\":\"\",\"id\":\"\",\"url\":\"\",\"language\":\"\",\"title\":\"\"}",
                "a.jsonl | {\"text\":\"Told.\",\"date\":null,\"source\":null,\"id\":null,\"url\":null,\"language\":null,\"title\":null}",
                "a.csv   | text,date,source,id,url,language,title~Told.,,,,,,~",
                "a.html  | <html lang=''><head><title></title><meta property='article:published_time' content=''><link rel=canonical href=''></head><body><p>Told.</p>",
                "a.eml   | From: ~Subject: ~Date: ~Message-ID: ~Newsgroups: ~Organization: x~~Told.~"
            })
    void emptyFieldsAreAsIfTheyWereNotThere(String name, String file) {
        List<ReadRecord> records =
                setup().read("in/" + name.strip(), file.replace('~', '\n').getBytes(UTF_8));
        assertThat(articles(records)).singleElement().satisfies(article -> {
            assertThat(article.text()).isEqualTo("Told.");
            assertThat(article.title()).isEqualTo("Told.");
            assertThat(article.source()).isEqualTo("in");
            assertThat(article.nativeId()).isEmpty();
            assertThat(article.url()).isEmpty();
            assertThat(article.language()).isEmpty();
            assertThat(article.publishedAt()).isEmpty();
            assertThat(article.dateNote()).isEqualTo(Article.DateNote.NONE_GIVEN);
        });
    }

    @Test
    void withoutAnyTextTheTitleIsInTheReject() {
        assertThat(setup().read("in/a.jsonl", "{\"title\":\"Lost\"}\n{}\n".getBytes(UTF_8)))
                .extracting(record -> ((Reject) record).reason() + " " + ((Reject) record).excerpt())
                .containsExactly(RejectReason.MISSING_TEXT + " Lost", RejectReason.MISSING_TEXT + " ");
    }
}
