package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.Decoding.Decoded;
import dev.broadsheet.corpus.FieldNames.Slot;
import dev.broadsheet.corpus.Skipped.Reason;
import dev.broadsheet.corpus.WebRecords.WebRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;

/**
 * A web archive: WARC (ISO 28500), the ARC before it, or WET. Pages and texts that were fetched with success become articles;
 * requests, redirects, pictures and what is said about records are skipped. A record that cannot be used costs itself.
 */
final class WebArchiveReader implements ArticleReader {

    private static final Pattern ARC = Pattern.compile("filedesc://\\S+ \\S+ \\d{8,14} \\S+ \\d+\\s");

    static final Format FORMAT = Format.of("warc", WebArchiveReader::ofFile, "warc", "arc", "wet", "wat")
            .certain(head -> head.begins("WARC/") || head.begins(ARC))
            .splitBy(WebArchiveReader::ofSplit);

    private static final int OK = 200;
    private static final int MOST_HEADER_BYTES = 1 << 16;
    private static final Pattern HEADER_END = Pattern.compile("\r?\n\r?\n");
    private static final Pattern LENGTH_KNOWN =
            Pattern.compile("^(?:content-length|transfer-encoding)\\s*:", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private final WebRecords records;

    private WebArchiveReader(ReaderTools tools, ArticleMaker maker, InputStream in, WebRecords records) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
        this.records = records;
    }

    private static WebArchiveReader ofFile(ReaderTools tools, ArticleMaker maker, BufferedInputStream in) {
        return new WebArchiveReader(
                tools, maker, in, new WebRecords(in, tools.settings().maxRecordBytes()));
    }

    private static WebArchiveReader ofSplit(
            ReaderTools tools, ArticleMaker maker, BufferedInputStream in, InputSplit split) throws IOException {
        WebRecords records = WebRecords.within(in, tools.settings().maxRecordBytes(), split);
        return new WebArchiveReader(tools, maker, in, records);
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        Optional<WebRecord> record = records.next();
        return record.isEmpty() ? Optional.empty() : Optional.of(read(record.get()));
    }

    private ReadRecord read(WebRecord record) {
        if (record.problem().isPresent()) {
            return maker.reject(
                    record.offset(), record.reason(), record.problem().get(), record.excerpt());
        }
        if (record.isHttp()) {
            return fetched(record);
        }
        Optional<String> type = record.header("content-type");
        boolean text = record.isKind("conversion") || record.isKind("resource");
        return text ? content(record, type.orElse(""), record.block()) : skipped(record);
    }

    private ReadRecord fetched(WebRecord record) {
        try {
            HttpResponse response =
                    HttpResponse.parse(Channels.newChannel(new ByteArrayInputStream(withLength(record.block()))));
            String type = response.headers().first("Content-Type").orElse("");
            if (response.status() != OK || !isText(type)) {
                return skipped(record);
            }
            byte[] body =
                    response.bodyDecoded().stream().readNBytes(tools.settings().maxRecordBytes());
            return content(record, type, body);
        } catch (IOException | RuntimeException e) {
            return maker.reject(
                    record.offset(),
                    RejectReason.MALFORMED,
                    "the response to " + record.url().orElse("a request") + " is damaged: " + BrokenInput.words(e),
                    record.excerpt());
        }
    }

    /** An answer that does not say how long it is ends with the record. */
    private static byte[] withLength(byte[] answer) {
        String head = new String(answer, 0, Math.min(answer.length, MOST_HEADER_BYTES), StandardCharsets.ISO_8859_1);
        Matcher end = HEADER_END.matcher(head);
        if (!end.find() || LENGTH_KNOWN.matcher(head.substring(0, end.start())).find()) {
            return answer;
        }
        byte[] length =
                ("\r\nContent-Length: " + (answer.length - end.end()) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(answer.length + length.length);
        whole.write(answer, 0, end.start());
        whole.writeBytes(length);
        whole.write(answer, end.end(), answer.length - end.end());
        return whole.toByteArray();
    }

    private static boolean isText(String type) {
        String kind = kind(type);
        return kind.isEmpty()
                || kind.equals("text/html")
                || kind.equals("application/xhtml+xml")
                || kind.equals("text/plain");
    }

    private static String kind(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private ReadRecord content(WebRecord record, String type, byte[] body) {
        if (!isText(type)
                || record.url().filter(url -> url.endsWith("/robots.txt")).isPresent()) {
            return skipped(record);
        }
        if (body.length == 0) {
            return maker.reject(record.offset(), RejectReason.EMPTY, "the record holds no bytes", "");
        }
        Optional<Charset> declared = charset(type).or(() -> HtmlReader.declared(body, body.length));
        Optional<Decoded> decoded = tools.decoding().decode(body, body.length, declared);
        if (decoded.isEmpty()) {
            return maker.reject(record.offset(), RejectReason.BINARY, "the bytes are not text in any encoding", "");
        }
        RawFields fields = new RawFields();
        record.id().ifPresent(id -> fields.put(new Slot(Field.ID, 1), id));
        record.url().ifPresent(url -> fields.put(new Slot(Field.URL, 1), url));
        record.url().flatMap(HtmlMetadata::host).ifPresent(host -> fields.put(new Slot(Field.SOURCE, 1), host));
        if (kind(type).equals("text/plain")) {
            fields.putText(decoded.get().text());
            return maker.make(
                    record.offset(),
                    fields,
                    decoded.get().charset(),
                    decoded.get().errors());
        }
        return HtmlReader.page(tools, maker, record.offset(), decoded.get(), fields);
    }

    private static Optional<Charset> charset(String type) {
        try {
            return Optional.ofNullable(
                            MediaType.parseLeniently(type).parameters().get("charset"))
                    .flatMap(HtmlReader::charset);
        } catch (IllegalArgumentException e) {
            // a type that says nothing
            return Optional.empty();
        }
    }

    private ReadRecord skipped(WebRecord record) {
        return new Skipped(maker.place().at(record.offset()), Reason.NOT_AN_ARTICLE);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
