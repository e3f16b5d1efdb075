package dev.broadsheet.packed;

import com.esotericsoftware.kryo.io.Input;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Binary;

/** Reads what {@link PackedWriter} wrote. */
public final class PackedReader {

    private final Input in = new Input();

    public PackedReader() {}

    public PackedReader(byte[] bytes) {
        reset(bytes);
    }

    /** Reads these bytes from their beginning. */
    public void reset(byte[] bytes) {
        in.setBuffer(bytes);
    }

    public boolean atEnd() {
        return in.position() == in.limit();
    }

    public int count() {
        return in.readInt(true);
    }

    public long longCount() {
        return in.readLong(true);
    }

    public long number() {
        return in.readLong();
    }

    public int bits() {
        return in.readInt();
    }

    /** Numbers that {@link PackedWriter#allBits} wrote. */
    public int[] allBits(int size) {
        int[] values = new int[size];
        ByteBuffer.wrap(in.getBuffer(), in.position(), size * Integer.BYTES)
                .asIntBuffer()
                .get(values);
        in.setPosition(in.position() + size * Integer.BYTES);
        return values;
    }

    public double real() {
        return in.readDouble();
    }

    public boolean flag() {
        return in.readBoolean();
    }

    public String text() {
        int length = count();
        int at = in.position();
        in.setPosition(at + length);
        return new String(in.getBuffer(), at, length, StandardCharsets.UTF_8);
    }

    /** Text as UTF-8, as a view of the bytes being read. */
    public Binary utf8() {
        int length = count();
        int at = in.position();
        in.setPosition(at + length);
        return Binary.fromConstantByteArray(in.getBuffer(), at, length);
    }

    public byte[] bytes() {
        return raw(count());
    }

    public byte[] raw(int length) {
        return in.readBytes(length);
    }
}
