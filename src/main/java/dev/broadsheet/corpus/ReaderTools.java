package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What the readers of all formats share: settings, decoding, field names and one reused buffer. */
final class ReaderTools {

    /** Encodings in which a line feed is not the single byte 10. */
    private static final Set<String> WIDE =
            Set.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "x-UTF-16LE-BOM");

    private final IngestSettings settings;
    private final Decoding decoding;
    private final FieldNames names;
    private final DocId ids = new DocId();
    private byte[] buffer = new byte[1 << 16];

    /**
     * How much of a stream is in the shared buffer.
     *
     * @param complete whether the stream ended within the longest record allowed
     */
    record Content(int length, boolean complete) {}

    ReaderTools(IngestSettings settings) {
        this.settings = settings;
        this.decoding = new Decoding(settings.charset());
        this.names = new FieldNames(settings.fields(), settings.kept());
    }

    IngestSettings settings() {
        return settings;
    }

    Decoding decoding() {
        return decoding;
    }

    FieldNames names() {
        return names;
    }

    ArticleMaker maker(Place place) {
        return new ArticleMaker(settings, place, ids);
    }

    /** The bytes that were read last; valid until the next call of content. */
    byte[] buffer() {
        return buffer;
    }

    /** Reads a whole stream, up to the longest record allowed. */
    Content content(InputStream in) throws IOException {
        int length = 0;
        while (true) {
            if (length == buffer.length) {
                if (length > settings.maxRecordBytes()) {
                    return new Content(length, false);
                }
                buffer = Arrays.copyOf(buffer, (int) Math.min(2L * length, settings.maxRecordBytes() + 1L));
            }
            int n = in.read(buffer, length, buffer.length - length);
            if (n < 0) {
                return new Content(length, length <= settings.maxRecordBytes());
            }
            length += n;
            if (length > settings.maxRecordBytes()) {
                return new Content(length, false);
            }
        }
    }

    /** The encoding a file of lines must be brought into UTF-8 from before its lines can be told apart. */
    Optional<Charset> transcoding(byte[] head) {
        Optional<Charset> marked = ByteOrderMark.of(head, head.length).map(ByteOrderMark::charset);
        Optional<Charset> known = marked.or(() -> settings.charset().map(Charset::forName))
                .or(() -> ByteCounts.of(head, head.length & ~1).utf16());
        return known.filter(charset -> WIDE.contains(charset.name()));
    }

    String tooLong() {
        return "longer than " + settings.maxRecordBytes() + " bytes (ingest.max-record-bytes)";
    }
}
