package dev.broadsheet.corpus;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Watches the bytes of an archive pass, to tell its end from a break: commons-compress takes the end of the data for the
 * end of the archive. A tar is made of blocks of 512 bytes, a zip ends with its directory.
 */
final class ArchiveEnd extends FilterInputStream {

    private static final int BLOCK = 512;
    /** {@code PK 5 6}, the signature of the end of a zip's directory. */
    private static final int ZIP_END = 0x504B0506;

    private final Packing packing;
    private long count;
    private int lastFour;
    private boolean zipEnd;
    private long most = Long.MAX_VALUE;

    ArchiveEnd(InputStream in, Packing packing) {
        super(in);
        this.packing = packing;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (count > most) {
            throw new ZipException(
                    "the length of a stored entry stands behind it, and it is larger than may be held; pack it"
                            + " deflated, or raise ingest.max-record-bytes");
        }
        int n = in.read(target, offset, length);
        for (int i = offset; packing == Packing.ZIP && i < offset + n; i++) {
            lastFour = (lastFour << 8) | (target[i] & 0xFF);
            zipEnd |= lastFour == ZIP_END;
        }
        count += Math.max(n, 0);
        return n;
    }

    @Override
    public long skip(long bytes) throws IOException {
        if (packing == Packing.ZIP) {
            return Math.max(0, read(new byte[(int) Math.min(bytes, BLOCK)]));
        }
        long n = in.skip(bytes);
        count += n;
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** How many bytes of the archive have passed. What commons-compress says of it may be negative after damage. */
    long position() {
        return count;
    }

    /** So many bytes more may be read: an entry whose end must be searched is held in memory until it is found. */
    void atMost(long bytes) {
        most = bytes == Long.MAX_VALUE ? bytes : count + bytes;
    }

    /** Reads what is left, so that checksums around the archive are compared, and throws when this is not its end. */
    void check() throws IOException {
        byte[] rest = new byte[8192];
        boolean more = false;
        for (int n = read(rest, 0, rest.length); n >= 0; n = read(rest, 0, rest.length)) {
            for (int i = 0; i < n && packing == Packing.TAR; i++) {
                more |= rest[i] != 0;
            }
        }
        if (packing == Packing.TAR && count % BLOCK != 0) {
            throw new EOFException("the tar ends within a block");
        }
        if (packing == Packing.ZIP && !zipEnd) {
            throw new EOFException("the zip ends without its directory");
        }
        if (more) {
            throw new ZipException("other data follows the end of the tar");
        }
    }
}
