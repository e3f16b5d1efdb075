package dev.broadsheet.corpus;

import static dev.broadsheet.corpus.Corpora.articles;
import static dev.broadsheet.corpus.Corpora.rejects;
import static dev.broadsheet.corpus.Corpora.setup;
import static dev.broadsheet.corpus.Corpora.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WebArchiveReaderTest {

    private static String page(int number) {
        return "<html><body><p>Story number " + number
                + " of the archive, which is told here in one long sentence.</p></body></html>";
    }

    private static String http(String body, String... headers) {
        StringBuilder answer = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n");
        for (String header : headers) {
            answer.append(header).append("\r\n");
        }
        return answer.append("\r\n").append(body).toString();
    }

    private static String record(String type, String url, String contentType, String block, int length) {
        return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nWARC-Record-ID: <urn:" + url
                + ">\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + length
                + "\r\n\r\n" + block + "\r\n\r\n";
    }

    private static String response(int number) {
        String block = http(page(number));
        return record(
                "response", "http://a.example/" + number, "application/http; msgtype=response", block, block.length());
    }

    private static List<ReadRecord> read(String archive) {
        return setup().read("in/a.warc", archive.getBytes(UTF_8));
    }

    private static long skipped(List<ReadRecord> records) {
        return records.stream().filter(Skipped.class::isInstance).count();
    }

    @Test
    void pagesBecomeArticlesAndTheRestIsCounted() {
        String text = "Plain words.";
        List<ReadRecord> records = read(record("warcinfo", "", "application/warc-fields", "software: x\r\n", 13)
                + response(1)
                + record(
                        "request",
                        "http://a.example/1",
                        "application/http; msgtype=request",
                        "GET / HTTP/1.0\r\n\r\n",
                        18)
                + record(
                        "response",
                        "http://a.example/p",
                        "application/http",
                        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx",
                        45)
                + record(
                        "response",
                        "http://a.example/n",
                        "application/http",
                        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx",
                        53)
                + record("conversion", "http://a.example/t", "text/plain", text, text.length()));
        assertThat(texts(records))
                .containsExactly("Story number 1 of the archive, which is told here in one long sentence.", text);
        Article first = articles(records).get(0);
        assertThat(first.url()).contains("http://a.example/1");
        assertThat(first.source()).isEqualTo("a.example");
        // when a page was fetched says nothing of when it was published
        assertThat(first.publishedAt()).isEmpty();
        assertThat(skipped(records)).isEqualTo(4);
        assertThat(rejects(records)).isEmpty();
    }

    @Test
    void chunksAndPackedAnswersAreUnpacked() throws IOException {
        String body = page(1);
        String chunked = http(
                Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n", "Transfer-Encoding: chunked");
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.writeBytes(record("response", "http://a.example/c", "application/http", chunked, chunked.length())
                .getBytes(UTF_8));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(page(2).getBytes(UTF_8));
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(http("", "Content-Encoding: gzip", "Content-Length: " + packed.size())
                .getBytes(UTF_8));
        block.writeBytes(packed.toByteArray());
        String whole = record("response", "http://a.example/z", "application/http", "", block.size());
        archive.writeBytes(whole.substring(0, whole.length() - 4).getBytes(UTF_8));
        archive.writeBytes(block.toByteArray());
        archive.writeBytes("\r\n\r\n".getBytes(UTF_8));
        assertThat(texts(setup().read("in/a.warc", archive.toByteArray())))
                .extracting(text -> text.substring(0, 14))
                .containsExactly("Story number 1", "Story number 2");
    }

    @Test
    void damageCostsTheRecordsThatItIsIn() {
        String bad = http("ff\r\nless than it says\r\n", "Transfer-Encoding: chunked");
        String wrongLength = record("response", "http://a.example/w", "application/http", http(page(9)), 60);
        String before = response(1) + record("response", "http://a.example/b", "application/http", bad, bad.length());
        List<ReadRecord> records =
                read(before + response(2) + wrongLength + response(3) + "rubbish\r\n\r\n" + response(4)
                        + record("response", "http://a.example/0", "application/http", "", 0)
                        + record("response", "http://a.example/l", "application/http", http(page(5)), 0)
                                .replace("Content-Length: 0", "Content-Length: x")
                        + response(6));
        assertThat(texts(records))
                .extracting(text -> text.substring(0, 14))
                .containsExactly(
                        "Story number 1", "Story number 2", "Story number 3", "Story number 4", "Story number 6");
        assertThat(rejects(records)).hasSize(5);
        assertThat(rejects(records).get(0).at())
                .isEqualTo(new Location("in/a.warc", response(1).length()));
        assertThat(rejects(records).get(1).message()).isEqualTo("Content-Length is 60, but no record follows there");
    }

    @Test
    void aRecordThatIsCutShortSaysSo() {
        String whole = response(1) + response(2);
        List<ReadRecord> records = read(whole.substring(0, whole.length() - 20));
        assertThat(articles(records)).hasSize(1);
        assertThat(rejects(records)).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo(RejectReason.DAMAGED_ARCHIVE);
            assertThat(reject.at().offset()).isEqualTo(response(1).length());
            assertThat(reject.message()).isEqualTo("the archive ends 16 bytes before the record does");
        });
    }

    @Test
    void aRecordThatIsTooLargeCostsItself() {
        String large = record("response", "http://a.example/x", "application/http", "x".repeat(5000), 5000);
        List<ReadRecord> records =
                setup().maxRecordBytes(2048).read("in/a.warc", (response(1) + large + response(2)).getBytes(UTF_8));
        assertThat(articles(records)).hasSize(2);
        assertThat(rejects(records)).extracting(Reject::reason).containsExactly(RejectReason.TOO_LARGE);
    }

    @Test
    void arcFilesToo() {
        String block = http(page(1));
        String archive = "filedesc://a.arc 0.0.0.0 20080430204825 text/plain 3\n1 0\n\n"
                + "http://a.example/with space 1.2.3.4 20080430204826 text/html " + block.length() + "\n" + block
                + "\n";
        List<ReadRecord> records = setup().read("in/a.arc", archive.getBytes(UTF_8));
        assertThat(articles(records)).singleElement().satisfies(article -> assertThat(article.url())
                .contains("http://a.example/with space"));
        assertThat(skipped(records)).isEqualTo(1);
    }

    @Property(tries = 200)
    void splitsHaveEachRecordOnce(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll @IntRange(min = 1, max = 3000) int size) {
        StringBuilder archive = new StringBuilder();
        for (int i = 0; i < count; i++) {
            archive.append(response(i));
        }
        byte[] bytes = archive.toString().getBytes(UTF_8);
        InputFile file = new InputFile("memory:a", "in/a.warc", bytes.length, 0);
        List<ReadRecord> parts = new ArrayList<>();
        for (long start = 0; start < bytes.length; start += size) {
            parts.addAll(setup().read(new InputSplit(file, start, Math.min(start + size, bytes.length)), bytes));
        }
        assertThat(parts).isEqualTo(setup().read("in/a.warc", bytes));
    }

    /** The same of ARC, whose records only the beginning of the file shows to be such; one in three is an answer about a name. */
    @Property(tries = 200)
    void splitsOfArcFilesHaveEachRecordOnce(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll @IntRange(min = 1, max = 3000) int size) {
        StringBuilder archive = new StringBuilder("filedesc://a.arc 0.0.0.0 20080430204825 text/plain 3\n1 0\n\n");
        for (int i = 0; i < count; i++) {
            String block = i % 3 == 2 ? "20080430204826\n1.2.3.4\n" : http(page(i));
            String url = i % 3 == 2 ? "dns:a.example" : "http://a.example/" + i;
            archive.append(url + " 1.2.3.4 20080430204826 text/html " + block.length() + "\n" + block + "\n");
        }
        byte[] bytes = archive.toString().getBytes(UTF_8);
        InputFile file = new InputFile("memory:a", "in/a.arc", bytes.length, 0);
        List<ReadRecord> parts = new ArrayList<>();
        for (long start = 0; start < bytes.length; start += size) {
            parts.addAll(setup().read(new InputSplit(file, start, Math.min(start + size, bytes.length)), bytes));
        }
        assertThat(articles(parts)).hasSize(count - count / 3);
        assertThat(parts).isEqualTo(setup().read("in/a.arc", bytes));
    }

    /** What the README of the corpus says of its 822 records: 299 responses, of them 140 pages; those that were found are articles. */
    @Test
    void realArchives() throws IOException {
        Path folder = Path.of("../shared/corpora/web-archives");
        assumeThat(Files.exists(folder)).as("%s is not there", folder).isTrue();
        List<ReadRecord> whole = setup().read("example.warc.gz", folder.resolve("aut/example.warc.gz"));
        assertThat(whole).hasSize(822);
        assertThat(articles(whole)).hasSizeGreaterThan(90);
        List<ReadRecord> cut = setup().read("t.warc", folder.resolve("warcio-edge-cases/example-trunc.warc"));
        assertThat(rejects(cut)).isNotEmpty();
    }
}
