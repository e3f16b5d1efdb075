package dev.broadsheet.packed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The parts keys are made of. The order of keys, byte by byte and unsigned, is the order of what they stand for. */
public final class Keys {

    /** Bytes of a {@code doc_id} or a {@code content_hash}. */
    public static final int ID_BYTES = 16;

    private static final HexFormat HEX = HexFormat.of();
    private static final int PREFIX_BITS = 24;

    private Keys() {}

    /** The bytes behind 32 hex digits. */
    public static byte[] id(String hex) {
        return HEX.parseHex(hex);
    }

    /** The 32 hex digits of the id that stands at a place of a key. */
    public static String hex(byte[] key, int at) {
        return HEX.formatHex(key, at, at + ID_BYTES);
    }

    /** A non-negative number, eight bytes. */
    public static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    /** A non-negative number of 31 bits, four bytes. */
    public static byte[] small(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    public static int small(byte[] key, int at) {
        return ByteBuffer.wrap(key).getInt(at);
    }

    public static long number(byte[] key, int at) {
        return ByteBuffer.wrap(key).getLong(at);
    }

    /** Text that another part follows; it holds no NUL. */
    public static byte[] text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(bytes, bytes.length + 1);
    }

    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer key = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            key.put(part);
        }
        return key.array();
    }

    /**
     * Which of {@code parts} equal ranges of all ids the id at a place of a key falls into. Ids are hashes, so the ranges come
     * out even.
     */
    public static int range(byte[] key, int at, int parts) {
        int prefix = (key[at] & 0xFF) << 16 | (key[at + 1] & 0xFF) << 8 | (key[at + 2] & 0xFF);
        return (int) (((long) prefix * parts) >>> PREFIX_BITS);
    }
}
