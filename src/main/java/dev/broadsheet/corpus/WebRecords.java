package dev.broadsheet.corpus;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The records of a web archive. Where something is no record, or a record is not as long as it says, the next line that begins one is
 * looked for, so that damage costs the records that it is in.
 */
final class WebRecords {

    private static final byte[] VERSION = "WARC/".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern VERSION_LINE = Pattern.compile("WARC/\\d\\.\\d+\\s*");
    /** Headers that are longer are something else. */
    private static final int MOST_HEADER_BYTES = 1 << 16;

    private static final int ARC_FIELDS = 5;
    private static final byte[] ARC_BEGINNING = "filedesc:".getBytes(StandardCharsets.US_ASCII);
    /** What the addresses of an ARC's records begin with; a cheap look before the line is taken apart. */
    private static final List<byte[]> ARC_SCHEMES = Stream.of("http", "dns:", "ftp")
            .map(scheme -> scheme.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private final PeekableSource in;
    private final int maxBytes;
    private final long end;
    private boolean ended;

    /** What kind of archive the first record shows it to be; after that a line of the other kind begins no record. */
    private Optional<Boolean> arc = Optional.empty();

    /**
     * One record.
     *
     * @param offset of its first byte
     * @param headers by name in lower case
     * @param block its content; empty where there is a problem
     * @param problem why it cannot be used
     * @param reason of the problem
     */
    record WebRecord(
            long offset, Map<String, String> headers, byte[] block, Optional<String> problem, RejectReason reason) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        boolean isKind(String kind) {
            return kind.equals(headers.get("warc-type"));
        }

        /** Whether it holds what a server answered. */
        boolean isHttp() {
            return isKind("response") && (url().isEmpty() || url().get().startsWith("http"));
        }

        Optional<String> url() {
            // older tools wrote the address between angle brackets
            return header("warc-target-uri").map(url -> url.replaceAll("^<|>$", ""));
        }

        Optional<String> id() {
            return header("warc-record-id");
        }

        String excerpt() {
            return header("warc-target-uri").orElse("");
        }
    }

    WebRecords(InputStream in, int maxBytes) {
        this(new PeekableSource(in, 0), maxBytes, Long.MAX_VALUE);
    }

    private WebRecords(PeekableSource in, int maxBytes, long end) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.end = end;
    }

    /** The records whose first byte lies in a part of an archive; the stream begins with the archive. */
    static WebRecords within(BufferedInputStream in, int maxBytes, InputSplit split) throws IOException {
        boolean isArc = Arrays.equals(Heads.peek(in, ARC_BEGINNING.length), ARC_BEGINNING);
        // a record begins behind a line feed
        long from = Math.max(0, split.start() - 1);
        in.skipNBytes(from);
        WebRecords records = new WebRecords(new PeekableSource(in, from), maxBytes, split.end());
        if (split.start() > 0) {
            records.arc = Optional.of(isArc);
            records.toFirst(split);
        }
        return records;
    }

    /** Where a member of a compressed archive begins, a record does: it belongs to the split before, but shows where the next one begins. */
    private void toFirst(InputSplit split) throws IOException {
        boolean known = split.entry().offset() == split.start() - 1
                && (arc.orElse(false) ? arcHeaders(peekedLine()).isPresent() : in.startsWith(VERSION));
        if (known) {
            next();
        } else {
            toNextRecord(true);
        }
    }

    /** The next record; empty at the end. */
    Optional<WebRecord> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        skipBlank();
        long offset = in.position();
        if (offset >= end || in.peek() < 0) {
            ended = true;
            return Optional.empty();
        }
        String line = line();
        boolean isArc = arc.orElse(!line.startsWith("WARC/"));
        Optional<Map<String, String>> headers = isArc ? arcHeaders(line) : warcHeaders(line);
        if (headers.isEmpty()) {
            toNextRecord(false);
            return Optional.of(broken(offset, Map.of(), RejectReason.MALFORMED, "no record begins here"));
        }
        arc = Optional.of(isArc);
        return Optional.of(block(offset, headers.get()));
    }

    private WebRecord block(long offset, Map<String, String> headers) throws IOException {
        long length = length(headers.get("content-length"));
        if (length < 0) {
            toNextRecord(false);
            return broken(offset, headers, RejectReason.MALFORMED, "Content-Length is no number");
        }
        if (length > maxBytes) {
            return tooLarge(offset, headers, length);
        }
        PeekableSource.Taken taken = in.takeUpTo((int) length);
        byte[] block = taken.bytes();
        if (block.length < length) {
            in.unread(block);
            toNextRecord(false);
            return taken.broken()
                    ? broken(
                            offset,
                            headers,
                            RejectReason.MALFORMED,
                            "Content-Length is " + length + ", but another record begins before the archive breaks off")
                    : cutShort(offset, headers, length - block.length);
        }
        if (!endsHere()) {
            in.unread(block);
            toNextRecord(false);
            return broken(
                    offset,
                    headers,
                    RejectReason.MALFORMED,
                    "Content-Length is " + length + ", but no record follows there");
        }
        return new WebRecord(offset, headers, block, Optional.empty(), RejectReason.MALFORMED);
    }

    /** What cannot be held ends with its length, or where another record begins: then the length is wrong. */
    private WebRecord tooLarge(long offset, Map<String, String> headers, long length) throws IOException {
        boolean lineBegins = false;
        for (long left = length; left > 0; left--) {
            if (in.peek() < 0) {
                return cutShort(offset, headers, left);
            }
            if (lineBegins && beginsRecord()) {
                return broken(
                        offset,
                        headers,
                        RejectReason.MALFORMED,
                        "Content-Length is " + length + ", but another record begins " + left + " bytes earlier");
            }
            lineBegins = in.read() == '\n';
        }
        return broken(
                offset,
                headers,
                RejectReason.TOO_LARGE,
                "longer than " + maxBytes + " bytes (ingest.max-record-bytes)");
    }

    private static WebRecord cutShort(long offset, Map<String, String> headers, long missing) {
        return broken(
                offset,
                headers,
                RejectReason.DAMAGED_ARCHIVE,
                "the archive ends " + missing + " bytes before the record does");
    }

    private static WebRecord broken(long offset, Map<String, String> headers, RejectReason reason, String problem) {
        return new WebRecord(offset, headers, new byte[0], Optional.of(problem), reason);
    }

    private static long length(String value) {
        if (value == null || !value.strip().matches("\\d{1,18}")) {
            return -1;
        }
        return Long.parseLong(value.strip());
    }

    private Optional<Map<String, String>> warcHeaders(String version) throws IOException {
        if (!version.startsWith("WARC/")) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        String name = "";
        int bytes = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            bytes += line.length();
            int colon = line.indexOf(':');
            if (Character.isWhitespace(line.charAt(0)) && !name.isEmpty()) {
                headers.merge(name, line.strip(), (a, b) -> a + " " + b);
            } else if (colon > 0 && bytes < MOST_HEADER_BYTES) {
                name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.put(name, line.substring(colon + 1).strip());
            } else {
                return Optional.empty();
            }
        }
        return headers.containsKey("warc-type") ? Optional.of(headers) : Optional.empty();
    }

    /** An ARC's record has one line: address, IP, date, type, length; an address may hold spaces. */
    private static Optional<Map<String, String>> arcHeaders(String line) {
        List<String> fields = List.of(line.strip().split(" +", -1));
        int size = fields.size();
        if (size < ARC_FIELDS
                || !fields.get(size - 1).matches("\\d{1,18}")
                || !fields.get(size - 3).matches("\\d{8,14}")) {
            return Optional.empty();
        }
        String url = String.join(" ", fields.subList(0, size - ARC_FIELDS + 1));
        return Optional.of(Map.of(
                "warc-type",
                url.startsWith("filedesc:") ? "warcinfo" : "response",
                "warc-target-uri",
                url,
                "content-length",
                fields.get(size - 1)));
    }

    /** Whether the archive ends here, or two line ends do as behind every record, or another record begins on the next line. */
    private boolean endsHere() throws IOException {
        int feeds = 0;
        for (int next = in.peek(); next == '\r' || next == '\n'; next = in.peek()) {
            feeds += next == '\n' ? 1 : 0;
            in.read();
        }
        return in.peek() < 0 || feeds >= 2 || (feeds == 1 && (arc.orElse(false) || in.startsWith(VERSION)));
    }

    private void skipBlank() throws IOException {
        while (in.peek() == '\r' || in.peek() == '\n') {
            in.read();
        }
    }

    /** Goes to the next line that begins a record. */
    private void toNextRecord(boolean midway) throws IOException {
        boolean lineBegins = !midway;
        while (in.peek() >= 0) {
            if (lineBegins && beginsRecord()) {
                return;
            }
            lineBegins = in.read() == '\n';
        }
    }

    private boolean beginsRecord() throws IOException {
        if (!arc.orElse(false)) {
            return in.startsWith(VERSION) && VERSION_LINE.matcher(peekedLine()).matches();
        }
        boolean likely = false;
        for (byte[] scheme : ARC_SCHEMES) {
            likely |= in.startsWith(scheme);
        }
        if (!likely) {
            return false;
        }
        return arcHeaders(peekedLine()).isPresent();
    }

    private String peekedLine() throws IOException {
        return new String(in.peekLine(MOST_HEADER_BYTES), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (bytes.size() < MOST_HEADER_BYTES) {
                bytes.write(b);
            }
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
