package dev.broadsheet.warehouse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;

/**
 * A stream of a storage whose writes and closing fail as {@link Fault} says. It writes by the buffer: small writes would all be the
 * same fault. Where closing fails undone, the stream beneath stays open, as where the process were killed.
 */
final class FaultyOutput extends OutputStream implements Syncable, Abortable, StreamCapabilities {

    private static final int BUFFER = 4096;

    private final FSDataOutputStream out;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private boolean closed;

    private FaultyOutput(FSDataOutputStream out) {
        this.out = out;
    }

    static FSDataOutputStream over(FSDataOutputStream out) throws IOException {
        return new FSDataOutputStream(new FaultyOutput(out), null);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        buffer.write(bytes, from, length);
        if (buffer.size() >= BUFFER) {
            drain();
        }
    }

    private void drain() throws IOException {
        if (buffer.size() == 0) {
            return;
        }
        byte[] bytes = buffer.toByteArray();
        buffer.reset();
        if (Fault.breaksOff(Fault.Kind.WRITE)) {
            out.write(bytes, 0, bytes.length / 2);
        }
        Fault.at(Fault.Kind.WRITE, () -> {
            out.write(bytes);
            return true;
        });
    }

    @Override
    public void hflush() throws IOException {
        drain();
        out.hflush();
    }

    @Override
    public void hsync() throws IOException {
        drain();
        out.hsync();
    }

    @Override
    public boolean hasCapability(String capability) {
        return out.hasCapability(capability);
    }

    @Override
    public AbortableResult abort() {
        closed = true;
        buffer.reset();
        return out.abort();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        drain();
        Fault.at(Fault.Kind.CLOSE, () -> {
            out.close();
            return true;
        });
    }
}
