package dev.broadsheet.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads byte by byte from a decompressor that would otherwise lose what it had unpacked when it fails within a read. */
final class ByteWiseStream extends FilterInputStream {

    private Optional<IOException> failure = Optional.empty();

    ByteWiseStream(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        int n = 0;
        try {
            while (n < length) {
                int b = in.read();
                if (b < 0) {
                    return n == 0 ? -1 : n;
                }
                target[offset + n++] = (byte) b;
            }
        } catch (IOException e) {
            if (n == 0) {
                throw e;
            }
            // Thrown by the next read, after the bytes that came before it.
            failure = Optional.of(e);
        }
        return n;
    }
}
