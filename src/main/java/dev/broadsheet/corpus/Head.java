package dev.broadsheet.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a file begins.
 *
 * @param bytes its first bytes
 * @param text the same as characters, without byte order mark; each byte is one where the encoding is not known
 */
record Head(byte[] bytes, String text) {

    /** So many bytes, or all of a shorter file. */
    static final int LENGTH = 4096;

    static Head of(byte[] bytes) {
        Optional<ByteOrderMark> mark = ByteOrderMark.of(bytes, bytes.length);
        Charset charset = mark.map(ByteOrderMark::charset)
                .or(() -> ByteCounts.of(bytes, bytes.length & ~1).utf16())
                .orElse(StandardCharsets.ISO_8859_1);
        int from = mark.map(ByteOrderMark::length).orElse(0);
        return new Head(bytes, new String(bytes, from, bytes.length - from, charset));
    }

    /** Whether the text begins with this. */
    boolean begins(String start) {
        return text.startsWith(start);
    }

    /** Whether the text begins as the pattern says. */
    boolean begins(Pattern pattern) {
        return pattern.matcher(text).lookingAt();
    }
}
