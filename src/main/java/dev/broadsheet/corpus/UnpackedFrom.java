package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a compressed file unpacks to. It begins with the file, for what stands there is said of the whole; a skip that reaches the entry point goes
 * on there, without unpacking what stands between.
 */
final class UnpackedFrom extends InputStream {

    private final Packing packing;
    private final ByteSource file;
    private final EntryPoint entry;
    private InputStream in;
    private long position;
    private boolean entered;

    /**
     * @param first the file's bytes as they are stored
     * @param file opens them once more, where the entry point is reached
     */
    UnpackedFrom(Packing packing, InputStream first, ByteSource file, EntryPoint entry) {
        this.packing = packing;
        this.file = file;
        this.entry = entry;
        this.in = new LazyUnpacking(packing, first);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = in.read(target, offset, length);
        position += Math.max(n, 0);
        return n;
    }

    @Override
    public long skip(long bytes) throws IOException {
        if (entered || entry.offset() <= position || entry.offset() > position + bytes) {
            // a part of what is asked for: whoever skips asks again
            byte[] passed = new byte[(int) Math.min(bytes, 1 << 13)];
            return Math.max(0, read(passed, 0, passed.length));
        }
        in.close();
        in = packing.unpackFrom(file.open(), entry.bit());
        entered = true;
        long skipped = entry.offset() - position;
        position = entry.offset();
        return skipped;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
