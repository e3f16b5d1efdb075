package dev.broadsheet.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Gunzips all members of a gzip file, checks every checksum, and gives every byte that stands before a break. (The JDK's
 * own stream takes a broken second member for the end of the file; commons-compress loses what it had inflated when the
 * data ends.) Format: RFC 1952.
 */
final class GzipStream extends InputStream {

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private int filled;
    private int next;
    private boolean inMember;
    private boolean started;
    private boolean ended;
    /** How many bytes were read of the file, and where in it the member begins. */
    private long taken;

    private long memberAt = -1;

    GzipStream(InputStream in) {
        this.in = in;
    }

    /** Where the member begins that the byte read last stands in; before the first read -1. */
    long memberAt() {
        return memberAt;
    }

    /** How much of the file was needed for what was read. */
    long consumed() {
        return taken - (filled - next) - (inMember ? inflater.getRemaining() : 0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** Never gives bytes of two members. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember && !openMember()) {
                break;
            }
            int n = inflate(target, offset, length);
            if (n > 0) {
                crc.update(target, offset, n);
                return n;
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            int n = inflater.inflate(target, offset, length);
            if (n == 0 && inflater.finished()) {
                closeMember();
            } else if (n == 0 && inflater.needsInput()) {
                if (!fill()) {
                    throw new EOFException("the gzip data ends within a member");
                }
                inflater.setInput(packed, 0, filled);
                next = filled;
            } else if (n == 0) {
                throw new ZipException("the gzip data asks for a dictionary");
            }
            return n;
        } catch (DataFormatException e) {
            throw new ZipException("the gzip data is damaged: " + BrokenInput.words(e));
        }
    }

    /** Reads a member's header; false at the end of the file. */
    private boolean openMember() throws IOException {
        if (next == filled && !fill()) {
            ended = true;
            return false;
        }
        memberAt = taken - (filled - next);
        if (oneByte() != 0x1F || oneByte() != 0x8B || oneByte() != 8) {
            throw new ZipException(started ? "other data follows the gzip data" : "no gzip header");
        }
        int flags = oneByte();
        skipBytes(6);
        if ((flags & EXTRA) != 0) {
            skipBytes(oneByte() | oneByte() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skipBytes(2);
        }
        inflater.reset();
        inflater.setInput(packed, next, filled - next);
        next = filled;
        crc.reset();
        inMember = true;
        started = true;
        return true;
    }

    private void closeMember() throws IOException {
        next = filled - inflater.getRemaining();
        long wantedCrc = fourBytes();
        long wantedLength = fourBytes();
        if (wantedCrc != crc.getValue() || wantedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new ZipException("the gzip checksum does not match");
        }
        inMember = false;
    }

    private long fourBytes() throws IOException {
        return oneByte() | (long) oneByte() << 8 | (long) oneByte() << 16 | (long) oneByte() << 24;
    }

    private void skipText() throws IOException {
        int c = oneByte();
        while (c != 0) {
            c = oneByte();
        }
    }

    private void skipBytes(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            oneByte();
        }
    }

    private int oneByte() throws IOException {
        if (next == filled && !fill()) {
            throw new EOFException("the gzip data ends within a header or checksum");
        }
        return packed[next++] & 0xFF;
    }

    private boolean fill() throws IOException {
        int n = in.read(packed, 0, packed.length);
        next = 0;
        filled = Math.max(n, 0);
        taken += filled;
        return n > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
