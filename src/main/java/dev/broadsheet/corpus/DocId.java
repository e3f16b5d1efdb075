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
 * <p>Holds a digest: one instance a thread.
 */
public final class DocId {

    private static final char SEPARATOR = '\u001F';

    private final MessageDigest sha256 = Inventory.sha256();

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
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // folded in place: what is written never runs ahead of what is read
        int written = 0;
        boolean space = false;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b > ' ') {
                bytes[written++] = b;
                space = false;
                continue;
            }
            int length = b == ' ' ? 1 : spaceLength(bytes, i);
            if (length == 0) {
                bytes[written++] = b;
                space = false;
            } else {
                if (!space) {
                    bytes[written++] = ' ';
                }
                space = true;
                i += length - 1;
            }
        }
        sha256.update(bytes, 0, written);
        return first128Bits();
    }

    /** Bytes of the white space character that begins at a place; 0 when none does. */
    private static int spaceLength(byte[] utf8, int at) {
        byte first = utf8[at];
        if (first >= 0) {
            return first == ' ' || (first >= '\t' && first <= '\r') ? 1 : 0;
        }
        if (first == (byte) 0xC2) {
            return utf8[at + 1] == (byte) 0x85 || utf8[at + 1] == (byte) 0xA0 ? 2 : 0;
        }
        if (first != (byte) 0xE1 && first != (byte) 0xE2 && first != (byte) 0xE3) {
            return 0;
        }
        int c = (first & 0x0F) << 12 | (utf8[at + 1] & 0x3F) << 6 | (utf8[at + 2] & 0x3F);
        boolean space = c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
        return space ? 3 : 0;
    }

    private String hash(String value) {
        sha256.update(value.getBytes(StandardCharsets.UTF_8));
        return first128Bits();
    }

    private String first128Bits() {
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }
}
