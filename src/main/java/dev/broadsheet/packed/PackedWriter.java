package dev.broadsheet.packed;

import com.esotericsoftware.kryo.io.Output;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes values one after the other into bytes; {@link PackedReader} reads them in the same order. */
public final class PackedWriter {

    private static final int FIRST_BYTES = 1 << 10;

    private final Output out = new Output(FIRST_BYTES, -1);

    /** The bytes written so far; the writer is empty afterwards. */
    public byte[] take() {
        byte[] bytes = out.toBytes();
        out.clear();
        return bytes;
    }

    /** Bytes written since the last {@link #take}. */
    public int size() {
        return out.position();
    }

    /** A number that is mostly small and never negative. */
    public PackedWriter count(int value) {
        out.writeInt(value, true);
        return this;
    }

    /** A number that is mostly small and never negative. */
    public PackedWriter longCount(long value) {
        out.writeLong(value, true);
        return this;
    }

    public PackedWriter number(long value) {
        out.writeLong(value);
        return this;
    }

    /** Any 32 bits, in four bytes. */
    public PackedWriter bits(int value) {
        out.writeInt(value);
        return this;
    }

    /** Numbers one after the other, each as {@link #bits} writes it, but all of them at once. */
    public PackedWriter allBits(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        return raw(bytes.array());
    }

    public PackedWriter real(double value) {
        out.writeDouble(value);
        return this;
    }

    public PackedWriter flag(boolean value) {
        out.writeBoolean(value);
        return this;
    }

    public PackedWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length before them. */
    public PackedWriter bytes(byte[] value) {
        out.writeInt(value.length, true);
        out.writeBytes(value);
        return this;
    }

    /** Bytes whose length the reader knows. */
    public PackedWriter raw(byte[] value) {
        out.writeBytes(value);
        return this;
    }
}
