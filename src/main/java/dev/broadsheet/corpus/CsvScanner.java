package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Finds where CSV records begin and end (RFC 4180: a quote opens at the start of a field only, is doubled within quotes,
 * and line ends within quotes belong to the field). A record whose quotes do not balance costs its first line only.
 */
final class CsvScanner {

    /** What the bytes between start and end are. */
    enum Kind {
        RECORD,
        /** Quotes that never close, or text after a closing quote. */
        UNBALANCED,
        TOO_LARGE
    }

    /** Quotes that do not close within this were never meant to open. */
    static final int MAX_QUOTED = 1 << 20;

    private static final int EXCERPT = 512;

    private final InputStream in;
    private final byte delimiter;
    private final int maxBytes;
    private byte[] window = new byte[1 << 16];
    private int filled;
    private long recordStart;
    /** Bytes of this record that were forgotten. */
    private long holes;

    private int from;
    private int end;
    private int next;
    private Kind kind = Kind.RECORD;

    CsvScanner(InputStream in, char delimiter, int maxBytes) {
        this.in = in;
        this.delimiter = (byte) delimiter;
        this.maxBytes = maxBytes;
    }

    /** Goes to the next record; false at the end. */
    boolean advance() throws IOException {
        drop(next);
        if (at(0) < 0) {
            return false;
        }
        kind = scan();
        if (kind != Kind.RECORD) {
            lineOnly();
        }
        return true;
    }

    private Kind scan() throws IOException {
        boolean quoted = false;
        boolean closed = false;
        boolean fieldStart = true;
        for (int i = 0; ; i++) {
            int c = at(i);
            if (quoted) {
                if (c < 0 || i > Math.min(MAX_QUOTED, maxBytes)) {
                    return Kind.UNBALANCED;
                }
                if (c == '"' && at(i + 1) == '"') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                    closed = true;
                }
            } else if (c < 0 || c == '\n') {
                recordEnds(i, c < 0 ? i : i + 1);
                return Kind.RECORD;
            } else if (i > maxBytes) {
                return Kind.TOO_LARGE;
            } else if (c == delimiter) {
                fieldStart = true;
                closed = false;
            } else if (c == '"' && fieldStart) {
                quoted = true;
                fieldStart = false;
            } else if (closed && c != '\r') {
                return Kind.UNBALANCED;
            } else {
                fieldStart = false;
            }
        }
    }

    private void recordEnds(int at, int nextRecord) {
        end = at > 0 && window[from + at - 1] == '\r' ? at - 1 : at;
        next = nextRecord;
    }

    /** Ends the record at its first line feed, without holding a line longer than the cap. */
    private void lineOnly() throws IOException {
        for (int i = 0; ; i++) {
            int c = at(i);
            if (c < 0 || c == '\n') {
                recordEnds(holes > 0 ? EXCERPT : i, c < 0 ? i : i + 1);
                return;
            }
            if (i == maxBytes) {
                forget(i + 1);
                i = EXCERPT - 1;
            }
        }
    }

    /** Keeps the first bytes of the record for an excerpt, and what follows the hole. */
    private void forget(int hole) {
        System.arraycopy(window, from + hole, window, from + EXCERPT, filled - from - hole);
        filled -= hole - EXCERPT;
        holes += hole - EXCERPT;
    }

    private void drop(int bytes) {
        from += bytes;
        recordStart += bytes + holes;
        holes = 0;
        next = 0;
    }

    /** The byte at an offset from the start of the record; -1 after the last. */
    private int at(int offset) throws IOException {
        if (from + offset >= filled && !fill(offset)) {
            return -1;
        }
        return window[from + offset] & 0xFF;
    }

    private boolean fill(int offset) throws IOException {
        if (from > 0) {
            System.arraycopy(window, from, window, 0, filled - from);
            filled -= from;
            from = 0;
        }
        while (offset >= filled) {
            if (filled == window.length) {
                window = Arrays.copyOf(window, 2 * window.length);
            }
            int n = in.read(window, filled, window.length - filled);
            if (n < 0) {
                return false;
            }
            filled += n;
        }
        return true;
    }

    Kind kind() {
        return kind;
    }

    long start() {
        return recordStart;
    }

    /** The record's bytes without its line end. */
    byte[] bytes() {
        return Arrays.copyOfRange(window, from, from + end);
    }
}
