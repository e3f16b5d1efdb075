package dev.broadsheet.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The elements of one name in a file of markup, found by the bytes of their tags, so that a broken one costs itself: each begins in a line that has its
 * start tag and ends with the line that has its end tag.
 */
final class ElementRecords {

    private static final int MOST_HEAD = 1 << 18;

    private final ByteLines lines;
    private final int maxBytes;
    private final byte[] begin;
    private final byte[] end;
    private final long start;
    private final long stop;
    private final StringBuilder head = new StringBuilder();
    private boolean headDone;
    /** Whether the current line is to be looked at once more. */
    private boolean again;

    /** What became of a record. */
    enum State {
        WHOLE,
        ENDS_WITH_FILE,
        ENDS_WITH_NEXT,
        TOO_LARGE
    }

    /**
     * One record, from its start tag to its end tag, or as much of it as there is.
     *
     * @param offset of its first byte in the file
     */
    record Piece(long offset, byte[] bytes, State state) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * Reads the records that begin within a part of a file; the stream begins with the file.
     *
     * @param begin how a start tag begins
     * @param end the end tag
     */
    ElementRecords(InputStream in, int maxBytes, String begin, String end, long start, long stop) {
        this.lines = new ByteLines(in, maxBytes, 0);
        this.maxBytes = maxBytes;
        this.begin = begin.getBytes(StandardCharsets.US_ASCII);
        this.end = end.getBytes(StandardCharsets.US_ASCII);
        this.start = start;
        this.stop = stop;
    }

    /** What stands before the first record; known when that has been asked for. */
    String head() {
        return head.toString();
    }

    Optional<Piece> next() throws IOException {
        while (again || lines.advance()) {
            again = false;
            int at = findBegin();
            if (!headDone && (at >= 0 || head.length() >= MOST_HEAD)) {
                headDone = true;
                if (lines.start() + Math.max(at, 0) < start) {
                    lines.skipTo(start);
                    continue;
                }
            }
            if (at >= 0) {
                long offset = lines.start() + at;
                return offset >= stop ? Optional.empty() : Optional.of(piece(offset, at));
            }
            if (!headDone) {
                head.append(new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return Optional.empty();
    }

    private Piece piece(long offset, int at) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int from = at;
        boolean whole = true;
        while (true) {
            int ends = find(end, from);
            int length = (ends < 0 ? lines.length() : ends + end.length) - from;
            whole &= lines.whole() && bytes.size() + length < maxBytes;
            if (whole || bytes.size() == 0) {
                bytes.write(lines.bytes(), from, length);
            }
            if (ends >= 0) {
                return new Piece(offset, bytes.toByteArray(), whole ? State.WHOLE : State.TOO_LARGE);
            }
            if (!lines.advance()) {
                return new Piece(offset, bytes.toByteArray(), State.ENDS_WITH_FILE);
            }
            if (findBegin() >= 0) {
                again = true;
                return new Piece(offset, bytes.toByteArray(), State.ENDS_WITH_NEXT);
            }
            from = 0;
            if (whole) {
                bytes.write('\n');
            }
        }
    }

    /** Where a start tag begins in the current line, or -1; {@code <DOC} does not begin {@code <DOCNO>}. */
    private int findBegin() {
        int at = find(begin, 0);
        while (at >= 0
                && at + begin.length < lines.length()
                && Character.isLetterOrDigit(lines.bytes()[at + begin.length])) {
            at = find(begin, at + 1);
        }
        return at;
    }

    /** Where a tag stands in the current line, or -1. */
    private int find(byte[] tag, int from) {
        byte[] line = lines.bytes();
        for (int i = from; i + tag.length <= lines.length(); i++) {
            if (line[i] == tag[0] && Arrays.equals(line, i, i + tag.length, tag, 0, tag.length)) {
                return i;
            }
        }
        return -1;
    }
}
