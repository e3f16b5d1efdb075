package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;

/**
 * One layer of a file: the file itself, what a decompressor gives, an entry of an archive. Counts its bytes, and says of
 * every failure which layer failed and where. Never reports bytes as available, so that buffers above ask once at a time
 * and keep what came before a failure.
 */
final class LayerStream extends InputStream {

    /** What is told of the bytes that pass. */
    interface Meter {
        void passed(long bytes) throws IOException;
    }

    private final InputStream in;
    private final String path;
    private final int layer;
    private final RejectReason onFailure;
    private final Meter meter;
    private long position;

    LayerStream(InputStream in, String path, int layer, RejectReason onFailure, Meter meter) {
        this.in = in;
        this.path = path;
        this.layer = layer;
        this.onFailure = onFailure;
        this.meter = meter;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n;
        try {
            n = in.read(target, offset, length);
        } catch (BrokenInput e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decompressors answer damaged data with index errors and the like.
            throw broken(e);
        }
        if (n > 0) {
            position += n;
            meter.passed(n);
        }
        return n;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long n;
        try {
            n = in.skip(bytes);
        } catch (BrokenInput e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
        position += n;
        meter.passed(n);
        return n;
    }

    private BrokenInput broken(Exception e) {
        String what = onFailure == RejectReason.UNREADABLE ? "cannot be read on: " : "damaged or cut short: ";
        return new BrokenInput(new Location(path, position), onFailure, layer, what + BrokenInput.words(e), e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
