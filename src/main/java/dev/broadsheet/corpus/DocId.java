package dev.broadsheet.corpus;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Names articles by what they are, so that the same article has the same id in every run.
 *
 * <p>{@code doc_id} is the first 128 bits of SHA-256, as 32 lower-case hex digits, over the UTF-8 bytes of
 *
 * <pre>
 *   source 0x1F "id" 0x1F native id                  when the source gives the article an id
 *   source 0x1F "at" 0x1F path 0x1F offset           otherwise, the offset in decimal
 * </pre>
 *
 * Sources and native ids hold no control characters, so no two articles give the same bytes.
 *
 * <p>{@code content_hash} is the first 128 bits of SHA-256 over the UTF-8 bytes of the text with every run of white space
 * (Unicode's White_Space) made one space.
 *
 * <p>Holds a digest and a buffer: one instance a thread.
 */
public final class DocId {

    private static final char SEPARATOR = '\u001F';

    private final MessageDigest sha256 = Inventory.sha256();
    private final byte[] buffer = new byte[8192];
    private int filled;

    /** The id of an article that its source has given an id. */
    public String ofNativeId(String source, String nativeId) {
        return hash(source + SEPARATOR + "id" + SEPARATOR + nativeId);
    }

    /** The id of an article that is known only by where it stands. */
    public String ofLocation(String source, Location at) {
        return hash(source + SEPARATOR + "at" + SEPARATOR + at.path() + SEPARATOR + at.offset());
    }

    /** The hash of a clean text. */
    public String contentHash(String text) {
        filled = 0;
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                if (!space) {
                    append((byte) ' ');
                }
                space = true;
            } else {
                space = false;
                if (c < 0x80) {
                    append((byte) c);
                } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                    appendCodePoint(Character.toCodePoint(c, text.charAt(++i)));
                } else {
                    appendCodePoint(c);
                }
            }
        }
        sha256.update(buffer, 0, filled);
        return first128Bits();
    }

    private static boolean isSpace(char c) {
        if (c <= ' ') {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c >= 0x85
                && (c == 0x85
                        || c == 0xA0
                        || (c >= 0x1680
                                && (c == 0x1680
                                        || (c >= 0x2000 && c <= 0x200A)
                                        || c == 0x2028
                                        || c == 0x2029
                                        || c == 0x202F
                                        || c == 0x205F
                                        || c == 0x3000)));
    }

    private void appendCodePoint(int c) {
        if (c < 0x800) {
            append((byte) (0xC0 | c >> 6));
        } else {
            if (c < 0x10000) {
                append((byte) (0xE0 | c >> 12));
            } else {
                append((byte) (0xF0 | c >> 18));
                append((byte) (0x80 | (c >> 12 & 0x3F)));
            }
            append((byte) (0x80 | (c >> 6 & 0x3F)));
        }
        append((byte) (0x80 | (c & 0x3F)));
    }

    private void append(byte b) {
        if (filled == buffer.length) {
            sha256.update(buffer, 0, filled);
            filled = 0;
        }
        buffer[filled++] = b;
    }

    private String hash(String value) {
        sha256.update(value.getBytes(StandardCharsets.UTF_8));
        return first128Bits();
    }

    private String first128Bits() {
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }
}
