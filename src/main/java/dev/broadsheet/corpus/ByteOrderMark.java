package dev.broadsheet.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The bytes at the start of a file that say which Unicode encoding follows. */
enum ByteOrderMark {
    // UTF-32LE begins like UTF-16LE, so it is tried first.
    UTF_32LE("UTF-32LE", "\u00FF\u00FE\u0000\u0000"),
    UTF_32BE("UTF-32BE", "\u0000\u0000\u00FE\u00FF"),
    UTF_8("UTF-8", "\u00EF\u00BB\u00BF"),
    UTF_16LE("UTF-16LE", "\u00FF\u00FE"),
    UTF_16BE("UTF-16BE", "\u00FE\u00FF");

    private final String charset;
    /** One character a byte. */
    private final String mark;

    ByteOrderMark(String charset, String mark) {
        this.charset = charset;
        this.mark = mark;
    }

    static Optional<ByteOrderMark> of(byte[] bytes, int length) {
        String start = new String(bytes, 0, Math.min(length, 4), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(m -> start.startsWith(m.mark)).findFirst();
    }

    Charset charset() {
        return Charset.forName(charset);
    }

    int length() {
        return mark.length();
    }
}
