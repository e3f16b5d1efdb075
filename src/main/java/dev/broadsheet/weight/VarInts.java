package dev.broadsheet.weight;

import java.util.Arrays;

/** Reads, and through {@link Writer} writes, non-negative integers in seven-bit groups, lowest first. */
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

    /** A growing sequence of integers. */
    static final class Writer {

        private byte[] bytes = new byte[1024];
        private int length;

        void add(int value) {
            if (length + 5 > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        int length() {
            return length;
        }

        byte[] toBytes() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
