package dev.broadsheet.weight;

import java.util.Arrays;

/**
 * Reads, and through {@link Writer} writes, non-negative integers in seven-bit groups, lowest first, and among them numbers of eight
 * bytes.
 */
final class VarInts {

    private final byte[] bytes;
    private int at;

    VarInts(byte[] bytes) {
        this.bytes = bytes;
    }

    int next() {
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
    long nextLong() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            value |= (bytes[at++] & 0xFFL) << shift;
        }
        return value;
    }

    /** Passes over so many integers. */
    void skip(int integers) {
        for (int left = integers; left > 0; at++) {
            left -= bytes[at] >= 0 ? 1 : 0;
        }
    }

    /** A growing sequence of integers. */
    static final class Writer {

        private byte[] bytes = new byte[1024];
        private int length;

        void add(int value) {
            reserve(5);
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        void addLong(long value) {
            reserve(Long.BYTES);
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                bytes[length++] = (byte) (value >>> shift);
            }
        }

        /** What another writer holds. */
        void addAll(Writer other) {
            reserve(other.length);
            System.arraycopy(other.bytes, 0, bytes, length, other.length);
            length += other.length;
        }

        void clear() {
            length = 0;
        }

        private void reserve(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }

        int length() {
            return length;
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
