package dev.broadsheet.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bits of a bzip2 file, the highest of each byte first, with a search for what begins a block and what ends a stream: both are 48 bits that stand
 * at any bit. All that was passed since the last {@link #release} is held.
 */
final class Bits {

    /** Begins a block: pi in decimal digits. */
    static final long BLOCK = 0x314159265359L;

    /** Ends a stream: its square root. */
    static final long END = 0x177245385090L;

    private static final long MASK = 0xFFFFFFFFFFFFL;
    private static final int MAGIC = 48;
    private static final int CHECKSUM = 32;
    /** A block is 900,000 bytes unpacked, and packs to little more where it packs to more. */
    private static final int MOST_HELD = 2_000_000;

    private static final long NONE = -1;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int limit;
    /** Which byte of the file the buffer begins with. */
    private long base;
    /** Place of the next bit, and of the end of what {@link #toNext} found. */
    private long position;

    private long heldEnd;

    Bits(InputStream in, long base) {
        this.in = in;
        this.base = base;
        this.position = base * 8;
    }

    /** Where the next bit stands in the file. */
    long position() {
        return position;
    }

    /** Whether there are more bits. */
    boolean more() throws IOException {
        return has(position / 8);
    }

    /** The next bits, without taking them. */
    long peek(int count) throws IOException {
        if (!has((position + count - 1) / 8)) {
            throw new EOFException("the bzip2 data ends within a header");
        }
        long value = 0;
        for (long bit = position; bit < position + count; bit++) {
            value = value << 1 | (buffer[(int) (bit / 8 - base)] >>> (7 - bit % 8) & 1);
        }
        return value;
    }

    long read(int count) throws IOException {
        long value = peek(count);
        drop(count);
        return value;
    }

    void drop(int count) {
        position += count;
    }

    void toByte() {
        position = (position + 7) / 8 * 8;
    }

    /** Goes to the next bit that begins a block; its place, or -1 where none does. */
    long toBlock() throws IOException {
        long found = find(position, false, Long.MAX_VALUE);
        position = Math.max(found, position);
        return found;
    }

    /** Holds all up to where a block or the end of a stream seems to begin, once more called up to the one behind; false where there is none near. */
    boolean toNext() throws IOException {
        long from = Math.max(position + MAGIC, heldEnd + 1);
        long found = find(from, true, position / 8 + MOST_HELD);
        if (found != NONE) {
            heldEnd = found;
        }
        return found != NONE;
    }

    /** What is held, as a file of one block with this level. */
    byte[] file(char level) throws IOException {
        BitWriter out = new BitWriter((int) ((heldEnd - position) / 8) + 32);
        out.write(0x425A68L << 8 | level, CHECKSUM);
        long bit = position;
        for (; bit + 8 <= heldEnd; bit += 8) {
            out.write(octet(bit), 8);
        }
        int rest = (int) (heldEnd - bit);
        if (rest > 0) {
            out.write(octet(bit) >>> (8 - rest), rest);
        }
        out.write(END, MAGIC);
        position += MAGIC;
        long checksum = peek(CHECKSUM);
        position -= MAGIC;
        out.write(checksum, CHECKSUM);
        return out.bytes();
    }

    /** Eight bits from any on; behind the end zeros. */
    private int octet(long bit) {
        int at = (int) (bit / 8 - base);
        int shift = (int) (bit % 8);
        int second = at + 1 < limit ? buffer[at + 1] & 0xFF : 0;
        return ((buffer[at] & 0xFF) << 8 | second) >>> (8 - shift) & 0xFF;
    }

    /** Goes behind what is held. */
    void release() {
        position = Math.max(position, heldEnd);
    }

    private long find(long from, boolean ends, long mostByte) throws IOException {
        long window = 0;
        long first = from + MAGIC;
        for (long at = from / 8; at <= mostByte; at++) {
            if (!has(at)) {
                return NONE;
            }
            window = window << 8 | (buffer[(int) (at - base)] & 0xFF);
            for (int shift = 7; shift >= 0; shift--) {
                long value = window >>> shift & MASK;
                // the bit behind the 48
                long behind = at * 8 + 8 - shift;
                if ((value == BLOCK || (ends && value == END)) && behind >= first) {
                    return behind - MAGIC;
                }
            }
            if (!ends) {
                forget(at - 8);
            }
        }
        return NONE;
    }

    /** Whether there is such a byte. */
    private boolean has(long at) throws IOException {
        while (at - base >= limit) {
            forget(position / 8);
            if (limit == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * limit);
            }
            int n = in.read(buffer, limit, buffer.length - limit);
            if (n < 0) {
                return false;
            }
            limit += n;
        }
        return true;
    }

    /** Bytes before this one are not needed any more. */
    private void forget(long at) {
        int gone = (int) Math.min(at - base, limit);
        if (gone > buffer.length / 2) {
            System.arraycopy(buffer, gone, buffer, 0, limit - gone);
            limit -= gone;
            base += gone;
        }
    }

    void close() throws IOException {
        in.close();
    }

    /** Bits put one behind the other, the highest first. */
    private static final class BitWriter {

        private byte[] bytes;
        private int length;
        private int free;

        BitWriter(int capacity) {
            bytes = new byte[capacity];
        }

        void write(long value, int count) {
            int left = count;
            while (left > 0) {
                if (free == 0) {
                    length++;
                    free = 8;
                }
                int taken = Math.min(free, left);
                long part = value >>> (left - taken) & ((1L << taken) - 1);
                bytes[length - 1] |= (byte) (part << (free - taken));
                free -= taken;
                left -= taken;
            }
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
