package dev.broadsheet.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * The places in the dictionary that a page's values stand for: Parquet's hybrid of runs and bit-packed numbers, decoded many at
 * a time, which Parquet's own reader does not.
 */
final class Places {

    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LARGEST_WIDTH = 32;

    private final byte[] bytes;
    private final int end;
    private final int width;
    private final long mask;
    private int at = 1;
    private int left;
    private boolean packed;
    private int repeated;
    private long bit;

    /** Of the values of a page, the first byte of which says how many bits a place has. */
    Places(ByteBuffer values) {
        this.end = values.remaining();
        // Room at the end, so that eight bytes can be taken from wherever a number begins.
        this.bytes = new byte[end + Long.BYTES];
        values.duplicate().get(bytes, 0, end);
        this.width = end == 0 ? 0 : bytes[0];
        if (width < 0 || width > LARGEST_WIDTH) {
            throw new ParquetDecodingException("places of " + width + " bits");
        }
        this.mask = (1L << width) - 1;
    }

    /** Decodes the next places into an array. */
    void read(int[] into, int from, int count) {
        int to = from + count;
        int i = from;
        while (i < to) {
            if (left == 0) {
                nextRun();
            }
            int stop = i + Math.min(left, to - i);
            left -= stop - i;
            if (packed) {
                unpack(into, i, stop);
            } else {
                Arrays.fill(into, i, stop, repeated);
            }
            i = stop;
        }
    }

    private void unpack(int[] into, int from, int to) {
        long next = bit;
        for (int i = from; i < to; i++) {
            long eight = (long) LITTLE_ENDIAN.get(bytes, (int) (next >>> 3));
            into[i] = (int) ((eight >>> (next & 7)) & mask);
            next += width;
        }
        bit = next;
    }

    private void nextRun() {
        int header = header();
        packed = (header & 1) != 0;
        if (packed) {
            bit = (long) at << 3;
            left = Math.multiplyExact(header >>> 1, 8);
            at = Math.addExact(at, Math.multiplyExact(header >>> 1, width));
        } else {
            left = header >>> 1;
            int size = (width + 7) >>> 3;
            repeated = 0;
            for (int i = 0; i < size; i++) {
                repeated |= (bytes[at + i] & 0xFF) << (8 * i);
            }
            at += size;
        }
        if (left == 0 || at > end) {
            throw new ParquetDecodingException("a page's places end too early");
        }
    }

    private int header() {
        int value = 0;
        for (int shift = 0; shift < LARGEST_WIDTH && at < end; shift += 7) {
            byte part = bytes[at++];
            value |= (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new ParquetDecodingException("a page's places end too early");
    }
}
