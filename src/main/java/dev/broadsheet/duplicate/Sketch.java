package dev.broadsheet.duplicate;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * What of a text is compared first.
 *
 * @param bands hashes of the bands of its signature, in order
 * @param runs hashes of some of its long runs, ascending, each once
 */
public record Sketch(int[] bands, int[] runs) {

    private static final int COUNT_BYTES = 2;

    /** The sketch of a text that is too short to be compared. */
    public static Sketch none() {
        return new Sketch(new int[0], new int[0]);
    }

    public boolean isNone() {
        return bands.length == 0;
    }

    /** As text that {@link #decode} reads: Base64 of the number of bands in two bytes and of all hashes; nothing where there is no sketch. */
    public String encode() {
        if (isNone()) {
            return "";
        }
        ByteBuffer bytes = ByteBuffer.allocate(COUNT_BYTES + Integer.BYTES * (bands.length + runs.length));
        bytes.putShort((short) bands.length);
        for (int hash : bands) {
            bytes.putInt(hash);
        }
        for (int hash : runs) {
            bytes.putInt(hash);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** The sketch that {@link #encode} wrote. */
    public static Sketch decode(String encoded) {
        if (encoded.isEmpty()) {
            return none();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
        int[] bands = hashes(bytes, bytes.getShort());
        return new Sketch(bands, hashes(bytes, bytes.remaining() / Integer.BYTES));
    }

    private static int[] hashes(ByteBuffer bytes, int count) {
        int[] hashes = new int[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = bytes.getInt();
        }
        return hashes;
    }
}
