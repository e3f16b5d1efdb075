package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that can be looked ahead in, and given back to. */
final class PeekableSource {

    private final InputStream in;
    private byte[] held = new byte[1 << 16];
    private int at;
    private int limit;
    private long position;

    PeekableSource(InputStream in, long position) {
        this.in = in;
        this.position = position;
    }

    long position() {
        return position;
    }

    private boolean fill(int wanted) throws IOException {
        while (limit - at < wanted) {
            if (at > 0) {
                System.arraycopy(held, at, held, 0, limit - at);
                limit -= at;
                at = 0;
            }
            if (wanted > held.length) {
                held = Arrays.copyOf(held, Math.max(wanted, held.length * 2));
            }
            int n = in.read(held, limit, held.length - limit);
            if (n <= 0) {
                return false;
            }
            limit += n;
        }
        return true;
    }

    /** The next byte, or -1. */
    int peek() throws IOException {
        return at < limit || fill(1) ? held[at] & 0xFF : -1;
    }

    int read() throws IOException {
        int next = peek();
        if (next >= 0) {
            at++;
            position++;
        }
        return next;
    }

    boolean startsWith(byte[] start) throws IOException {
        return fill(start.length) && Arrays.equals(held, at, at + start.length, start, 0, start.length);
    }

    /** The rest of the line, without taking it. */
    byte[] peekLine(int most) throws IOException {
        int length = 0;
        while (length < most && fill(length + 1) && held[at + length] != '\n') {
            length++;
        }
        return Arrays.copyOfRange(held, at, at + length);
    }

    /**
     * What was taken.
     *
     * @param broken whether the stream broke off before there were as many as were asked for; the next read meets the break again
     */
    record Taken(byte[] bytes, boolean broken) {}

    /** So many bytes, or those up to the end or a break. */
    Taken takeUpTo(int length) throws IOException {
        byte[] taken = new byte[Math.min(length, 1 << 16)];
        int size = 0;
        while (size < length) {
            try {
                if (peek() < 0) {
                    return new Taken(Arrays.copyOf(taken, size), false);
                }
            } catch (BrokenInput e) {
                return new Taken(Arrays.copyOf(taken, size), true);
            }
            int n = Math.min(length - size, limit - at);
            if (size + n > taken.length) {
                taken = Arrays.copyOf(taken, (int) Math.min(length, Math.max(2L * taken.length, size + n)));
            }
            System.arraycopy(held, at, taken, size, n);
            at += n;
            size += n;
            position += n;
        }
        return new Taken(taken.length == length ? taken : Arrays.copyOf(taken, length), false);
    }

    /** Gives back what was taken last. */
    void unread(byte[] bytes) {
        byte[] rest = new byte[bytes.length + limit - at];
        System.arraycopy(bytes, 0, rest, 0, bytes.length);
        System.arraycopy(held, at, rest, bytes.length, limit - at);
        held = rest;
        at = 0;
        limit = rest.length;
        position -= bytes.length;
    }
}
