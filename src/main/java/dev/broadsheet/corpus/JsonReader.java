package dev.broadsheet.corpus;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.JsonFields.Parsed;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON document: an array of objects, one object, or objects one after another. An object that cannot be used costs
 * itself; a syntax error ends the file, as nothing says where the next object begins. Offsets are those in the text as UTF-8.
 */
final class JsonReader implements ArticleReader {

    private static final Pattern BEGINNING = Pattern.compile("\\s*(?:\\[\\s*)?\\{\\s*\"");

    static final Format FORMAT = Format.of("json", JsonReader::open, "json").likely(head -> head.begins(BEGINNING));

    private static final int HEAD = 1 << 15;

    /** By which Jackson says what limit was passed. */
    private static final String STRING_LIMIT = "getMaxStringLength";

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final JsonFields objects;
    private final InputStream in;
    private final JsonParser json;
    private boolean inArray;
    private boolean ended;

    private JsonReader(ReaderTools tools, ArticleMaker maker, InputStream in) throws IOException {
        this.tools = tools;
        this.maker = maker;
        this.objects = new JsonFields(tools.names());
        this.in = in;
        this.json = JsonFields.factory(tools.settings().maxRecordBytes()).createParser(in);
    }

    /** Reads line by line when the first line is an object by itself. */
    static ArticleReader open(ReaderTools tools, ArticleMaker maker, BufferedInputStream in) throws IOException {
        byte[] head = Heads.peek(in, HEAD);
        if (tools.transcoding(head).isEmpty() && firstLineIsObject(tools, head)) {
            return JsonLinesReader.ofFile(tools, maker, in);
        }
        Utf8Input utf8 = Utf8Input.of(tools, in);
        if (tools.transcoding(head).isPresent()) {
            return new JsonReader(tools, maker, utf8.in());
        }
        // Even UTF-8 goes through a decoder: Jackson would end the file at the first bad byte.
        return new JsonReader(tools, maker, Utf8Input.recoded(utf8.in(), utf8.charset()));
    }

    private static boolean firstLineIsObject(ReaderTools tools, byte[] head) throws IOException {
        String text =
                new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        int feed = text.indexOf('\n');
        if (feed < 0) {
            // One very long line: an object a line, unless it is an array.
            return head.length == HEAD && text.startsWith("{");
        }
        try (JsonParser json =
                JsonFields.factory(tools.settings().maxRecordBytes()).createParser(text.substring(0, feed))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            json.skipChildren();
            return json.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        try {
            return element();
        } catch (JacksonException e) {
            ended = true;
            boolean tooLong =
                    e instanceof StreamConstraintsException && e.getMessage().contains(STRING_LIMIT);
            return Optional.of(maker.reject(
                    offset(),
                    tooLong ? RejectReason.TOO_LARGE : RejectReason.MALFORMED,
                    tooLong
                            ? "a string is " + tools.tooLong() + "; the rest of the file is not read"
                            : "broken JSON, the rest of the file is not read: " + e.getOriginalMessage(),
                    ""));
        }
    }

    private Optional<ReadRecord> element() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_ARRAY && !inArray) {
            inArray = true;
            token = json.nextToken();
        }
        while (token == JsonToken.END_ARRAY) {
            inArray = false;
            token = json.nextToken();
        }
        if (token == null) {
            ended = true;
            return Optional.empty();
        }
        long start = offset();
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Optional.of(maker.reject(start, RejectReason.MALFORMED, "the element is no object", ""));
        }
        Parsed parsed = objects.read(json);
        if (json.currentLocation().getByteOffset() - start > tools.settings().maxRecordBytes()) {
            return Optional.of(maker.reject(start, RejectReason.TOO_LARGE, "the object is " + tools.tooLong(), ""));
        }
        if (parsed.problem().isPresent()) {
            String excerpt = parsed.fields().get(Field.TITLE).orElse("");
            return Optional.of(
                    maker.reject(start, RejectReason.MALFORMED, parsed.problem().get(), excerpt));
        }
        // What was malformed is U+FFFD by now; one that stood in the file is damage too, done earlier.
        int errors = Decoding.count(parsed.fields().get(Field.TEXT).orElse(""), '\uFFFD');
        return Optional.of(maker.make(start, parsed.fields(), StandardCharsets.UTF_8.name(), errors));
    }

    private long offset() {
        return Math.max(0, json.currentTokenLocation().getByteOffset());
    }

    @Override
    public void close() throws IOException {
        json.close();
        in.close();
    }
}
