package dev.broadsheet.corpus;

import dev.broadsheet.config.InvalidSetting;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes to text. The encoding is, in this order: what a byte order mark says; what the settings say; UTF-16 where the NUL
 * bytes stand as in UTF-16; UTF-8 where all bytes are valid UTF-8, or where more of the sequences outside ASCII are
 * valid than not (the others become U+FFFD); what the text says of itself, where it can be that; what detection says; windows-1252.
 */
final class Decoding {

    /**
     * What became of the bytes.
     *
     * @param charset IANA name
     * @param errors sequences that became U+FFFD
     */
    record Decoded(String text, String charset, int errors) {}

    private static final Charset FALLBACK = Charset.forName("windows-1252");
    private final Optional<Charset> configured;

    Decoding(Optional<String> charset) {
        this.configured = charset.map(Decoding::named);
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            // The message names the key and what would be right, which is all there is to say.
            throw new InvalidSetting("ingest.charset", name, "auto or the name of an encoding, such as windows-1252");
        }
    }

    /** Empty when the bytes are not text. */
    Optional<Decoded> decode(byte[] bytes, int length) {
        return decode(bytes, length, Optional.empty());
    }

    /**
     * Empty when the bytes are not text.
     *
     * @param declared what the bytes say of themselves; believed where they are not UTF-8 and can be of that encoding
     */
    Optional<Decoded> decode(byte[] bytes, int length, Optional<Charset> declared) {
        Optional<ByteOrderMark> mark = ByteOrderMark.of(bytes, length);
        if (mark.isPresent()) {
            return Optional.of(
                    decode(bytes, mark.get().length(), length, mark.get().charset()));
        }
        if (configured.isPresent()) {
            return Optional.of(decode(bytes, 0, length, configured.get()));
        }
        ByteCounts counts = ByteCounts.of(bytes, length);
        Optional<Charset> wide = counts.utf16();
        if (wide.isPresent()) {
            return Optional.of(decode(bytes, 0, length, wide.get()));
        }
        if (counts.binary()) {
            return Optional.empty();
        }
        if (counts.high() == 0 && counts.escapes() == 0) {
            return HzText.decode(bytes, length)
                    .or(() -> Optional.of(new Decoded(
                            new String(bytes, 0, length, StandardCharsets.ISO_8859_1),
                            StandardCharsets.UTF_8.name(),
                            0)));
        }
        return Optional.of(narrow(bytes, length, counts, declared));
    }

    private static Decoded narrow(byte[] bytes, int length, ByteCounts counts, Optional<Charset> declared) {
        if (counts.high() > 0) {
            Decoded utf8 = decode(bytes, 0, length, StandardCharsets.UTF_8);
            if (utf8.errors() == 0 || nonAscii(utf8.text()) - utf8.errors() > utf8.errors()) {
                return utf8;
            }
        }
        if (declared.isPresent()) {
            Decoded believed = decode(bytes, 0, length, declared.get());
            if (believed.errors() == 0) {
                return believed;
            }
        }
        Charset plain = counts.high() == 0 ? StandardCharsets.UTF_8 : FALLBACK;
        return decode(bytes, 0, length, Detection.of(bytes, length).orElse(plain));
    }

    static Decoded decode(byte[] bytes, int from, int to, Charset charset) {
        String text = new String(bytes, from, to - from, charset);
        int replaced = text.indexOf('\uFFFD') < 0 ? 0 : count(text, '\uFFFD');
        // Only UTF-8 is likely to hold U+FFFD of its own, left by damage further upstream.
        int own = replaced > 0 && charset.equals(StandardCharsets.UTF_8) ? ownReplacements(bytes, from, to) : 0;
        return new Decoded(text, charset.name(), replaced - own);
    }

    private static int ownReplacements(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == (byte) 0xEF && bytes[i + 1] == (byte) 0xBF && bytes[i + 2] == (byte) 0xBD) {
                count++;
            }
        }
        return count;
    }

    static int count(String text, char wanted) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == wanted) {
                count++;
            }
        }
        return count;
    }

    private static int nonAscii(String text) {
        return (int) text.codePoints().filter(c -> c >= 0x80).count();
    }
}
