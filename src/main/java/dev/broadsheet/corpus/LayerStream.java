package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

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
    /** Thrown again by every later read: a peek at the beginning must not use the failure up. */
    private Optional<BrokenInput> failure = Optional.empty();

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
        int n = (int) guarded(() -> in.read(target, offset, length));
        passed(n);
        return n;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long n = guarded(() -> in.skip(bytes));
        passed(n);
        return n;
    }

    /** A read or a skip. */
    private interface Step {
        long take() throws IOException;
    }

    private long guarded(Step step) throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        try {
            return step.take();
        } catch (BrokenInput e) {
            failure = Optional.of(e);
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decompressors answer damaged data with index errors and the like.
            failure = Optional.of(broken(e));
            throw failure.get();
        }
    }

    private void passed(long bytes) throws IOException {
        if (bytes > 0) {
            position += bytes;
            meter.passed(bytes);
        }
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
