package dev.broadsheet.quality;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text that was UTF-8, was read as windows-1252 or windows-1251, and was saved so: {@code Ã©} for é, {@code Рё} for и. No decoding can tell, for what was
 * saved is right in its encoding; but letters stand in it that are the bytes of a character in UTF-8 (RFC 3629, section 4).
 */
final class Mojibake {

    private static final byte[] LATIN = bytes("windows-1252");
    private static final byte[] CYRILLIC = bytes("windows-1251");
    private static final int ASCII = 0x80;

    private Mojibake() {}

    /** Share of the characters outside ASCII in runs that are one character each when they are taken for the bytes of UTF-8; 0 where there are none. */
    static double share(char[] text, int length) {
        int outside = 0;
        int broken = 0;
        int i = 0;
        while (i < length) {
            if (text[i] < ASCII) {
                i++;
                continue;
            }
            int run = Math.max(run(LATIN, text, i, length), run(CYRILLIC, text, i, length));
            outside += Math.max(run, 1);
            broken += run;
            i += Math.max(run, 1);
        }
        return outside == 0 ? 0 : (double) broken / outside;
    }

    /** How many characters from this one on are the bytes of one in UTF-8; 0 where they are not. */
    private static int run(byte[] bytes, char[] text, int from, int length) {
        int lead = bytes[text[from]] & 0xFF;
        int run = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (run == 0 || from + run > length) {
            return 0;
        }
        for (int i = from + 1; i < from + run; i++) {
            if ((bytes[text[i]] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[text[from + 1]] & 0xFF;
        // longer than need be, or halves of pairs
        boolean never = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0);
        return never ? 0 : run;
    }

    /** The byte of each character outside ASCII in an encoding; 0 for those it does not have. What has no character there became a control or U+FFFD. */
    private static byte[] bytes(String charset) {
        byte[] bytes = new byte[Character.MAX_VALUE + 1];
        for (int b = ASCII; b < 0xC0; b++) {
            bytes[b < 0xA0 ? b : 0xFFFD] = (byte) 0x80;
        }
        String characters = new String(all(), Charset.forName(charset));
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c != 0xFFFD) {
                bytes[c] = (byte) (ASCII + i);
            }
        }
        return bytes;
    }

    private static byte[] all() {
        StringBuilder bytes = new StringBuilder();
        for (char b = ASCII; b <= 0xFF; b++) {
            bytes.append(b);
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
