package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream, one at a time in one buffer. A line longer than the cap is read past without being held. */
final class ByteLines {

    private final InputStream in;
    private final int maxBytes;
    private final byte[] block = new byte[1 << 16];
    private int blockNext;
    private int blockEnd;
    private byte[] line = new byte[1 << 12];
    private int length;
    private long position;
    private long start;
    private boolean whole;

    ByteLines(InputStream in, int maxBytes, long position) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.position = position;
    }

    /** Goes to the next line; false at the end. */
    boolean advance() throws IOException {
        length = 0;
        whole = true;
        start = position;
        while (true) {
            if (blockNext == blockEnd && !fill()) {
                return position > start;
            }
            int end = lineFeed();
            take(end);
            if (end < blockEnd) {
                blockNext++;
                position++;
                return true;
            }
        }
    }

    /** Goes on at a later place, in the middle of a line perhaps. */
    void skipTo(long place) throws IOException {
        long beyond = place - position - (blockEnd - blockNext);
        if (beyond <= 0) {
            blockNext += (int) Math.max(0, place - position);
        } else {
            in.skipNBytes(beyond);
            blockNext = blockEnd;
        }
        position = Math.max(position, place);
    }

    private int lineFeed() {
        int i = blockNext;
        while (i < blockEnd && block[i] != '\n') {
            i++;
        }
        return i;
    }

    private void take(int end) {
        int n = end - blockNext;
        int kept = Math.min(n, maxBytes - length);
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, (int) Math.min(maxBytes, Math.max(2L * line.length, (long) length + kept)));
        }
        System.arraycopy(block, blockNext, line, length, kept);
        length += kept;
        whole &= kept == n;
        position += n;
        blockNext = end;
    }

    private boolean fill() throws IOException {
        int n = in.read(block, 0, block.length);
        blockNext = 0;
        blockEnd = Math.max(n, 0);
        return n > 0;
    }

    /** The line's bytes, without its line feed; valid until the next call of advance. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** Where the line begins. */
    long start() {
        return start;
    }

    /** Where the next line begins. */
    long position() {
        return position;
    }

    /** Whether the line was held in full. */
    boolean whole() {
        return whole;
    }
}
