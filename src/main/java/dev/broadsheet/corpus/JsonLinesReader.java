package dev.broadsheet.corpus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.broadsheet.corpus.Decoding.Decoded;
import dev.broadsheet.corpus.JsonFields.Parsed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON lines: one object a line. A broken line costs that line. */
final class JsonLinesReader implements ArticleReader {

    static final Format FORMAT =
            Format.of("jsonl", JsonLinesReader::ofFile, "jsonl", "ndjson").splitBy(JsonLinesReader::ofSplit);

    private final ArticleMaker maker;
    private final ReaderTools tools;
    private final JsonFields objects;
    private final JsonFactory json;
    private final InputStream in;
    private final ByteLines lines;
    private final Charset charset;
    private final long end;

    private JsonLinesReader(
            ReaderTools tools, ArticleMaker maker, InputStream in, Charset charset, long start, long end) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
        this.charset = charset;
        this.end = end;
        this.objects = new JsonFields(tools.names());
        this.json = JsonFields.factory(tools.settings().maxRecordBytes());
        this.lines = new ByteLines(in, tools.settings().maxRecordBytes(), start);
    }

    /** All lines of a file; offsets in UTF-16 or UTF-32 files are those in the same text as UTF-8. */
    static JsonLinesReader ofFile(ReaderTools tools, ArticleMaker maker, BufferedInputStream in) throws IOException {
        Utf8Input utf8 = Utf8Input.of(tools, in);
        return new JsonLinesReader(tools, maker, utf8.in(), utf8.charset(), 0, Long.MAX_VALUE);
    }

    /** The lines that begin within a split. */
    static JsonLinesReader ofSplit(ReaderTools tools, ArticleMaker maker, InputStream in, InputSplit split)
            throws IOException {
        Charset charset = tools.settings().charset().map(Charset::forName).orElse(StandardCharsets.UTF_8);
        long start = Math.max(0, split.start() - 1);
        in.skipNBytes(start);
        JsonLinesReader reader = new JsonLinesReader(tools, maker, in, charset, start, split.end());
        if (split.start() > 0) {
            // The rest of the line that the byte before the split belongs to.
            reader.lines.advance();
        }
        return reader;
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        while (lines.position() < end && lines.advance()) {
            if (!lines.whole()) {
                return Optional.of(reject(RejectReason.TOO_LARGE, "the line is " + tools.tooLong()));
            }
            Decoded line = decoded();
            if (!line.text().isBlank()) {
                return Optional.of(parse(line));
            }
        }
        return Optional.empty();
    }

    private Decoded decoded() {
        Optional<ByteOrderMark> mark =
                lines.start() == 0 ? ByteOrderMark.of(lines.bytes(), lines.length()) : Optional.empty();
        return Decoding.decode(lines.bytes(), mark.map(ByteOrderMark::length).orElse(0), lines.length(), charset);
    }

    private ReadRecord parse(Decoded line) throws IOException {
        try (JsonParser parser = json.createParser(line.text())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return reject(RejectReason.MALFORMED, "the line is no JSON object");
            }
            Parsed parsed = objects.read(parser);
            if (parser.nextToken() != null) {
                return reject(RejectReason.MALFORMED, "more follows the object on its line");
            }
            return parsed.problem().isPresent()
                    ? reject(RejectReason.MALFORMED, parsed.problem().get())
                    : maker.make(lines.start(), parsed.fields(), line.charset(), line.errors());
        } catch (JacksonException e) {
            return reject(RejectReason.MALFORMED, "broken JSON: " + e.getOriginalMessage());
        }
    }

    private Reject reject(RejectReason reason, String message) {
        int length = Math.min(lines.length(), 4 * Reject.EXCERPT_LENGTH);
        return maker.reject(lines.start(), reason, message, new String(lines.bytes(), 0, length, charset));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
