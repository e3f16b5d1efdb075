package dev.broadsheet.corpus;

import java.io.Serializable;

/**
 * A place in a compressed file from which it can be unpacked without what stands before.
 *
 * @param bit where a gzip member or a bzip2 block begins in the file, in bits; gzip members begin at whole bytes
 * @param offset how many unpacked bytes stand before it
 */
public record EntryPoint(long bit, long offset) implements Serializable {

    /** Where every file begins. */
    static final EntryPoint BEGINNING = new EntryPoint(0, 0);

    public EntryPoint {
        if (bit < 0 || offset < 0) {
            throw new IllegalArgumentException("no entry point: bit " + bit + ", offset " + offset);
        }
    }
}
