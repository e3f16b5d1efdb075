package dev.broadsheet.weight;

import java.util.Arrays;

/**
 * Reads, and through {@link Writer} writes, non-negative integers in seven-bit groups, lowest first, and among them numbers of eight
 * bytes.
 */
public final class VarInts {

    private final byte[] bytes;
    private int at;

    public VarInts(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next integer. */
    public int next() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes[at++];
            value |= (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    /** A number of eight bytes, lowest first. */
    public long nextLong() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            value |= (bytes[at++] & 0xFFL) << shift;
        }
        return value;
    }

    /** Passes over so many integers. */
    public void skip(int integers) {
        for (int left = integers; left > 0; at++) {
            left -= bytes[at] >= 0 ? 1 : 0;
        }
    }

    /** A growing sequence of integers. */
    public static final class Writer {

        private byte[] bytes = new byte[1024];
        private int length;

        public void add(int value) {
            reserve(5);
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        public void addLong(long value) {
            reserve(Long.BYTES);
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                bytes[length++] = (byte) (value >>> shift);
            }
        }

        /** What another writer holds. */
        public void addAll(Writer other) {
            reserve(other.length);
            System.arraycopy(other.bytes, 0, bytes, length, other.length);
            length += other.length;
        }

        public void clear() {
            length = 0;
        }

        private void reserve(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }

        public int length() {
            return length;
        }

        public byte[] toBytes() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
