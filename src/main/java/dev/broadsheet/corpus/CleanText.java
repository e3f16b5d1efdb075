package dev.broadsheet.corpus;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Makes decoded text fit to be analysed and published: line feeds as the only line ends (CR LF, CR, form feed, vertical
 * tab, NEL and the Unicode separators become one), other control characters but the tab removed, unpaired surrogates
 * turned into U+FFFD, NFC, no white space at the end. Cleaning clean text changes nothing.
 */
public final class CleanText {

    private static final byte FINE = 0;
    /** Might not be in NFC. */
    private static final byte CHECK = 1;
    /** Is removed or replaced. */
    private static final byte REWRITE = 2;
    /** Half of a character outside the basic plane, or a stray one. */
    private static final byte SURROGATE = 3;

    private static final byte[] ACTION = actions();

    private CleanText() {}

    public static String clean(String text) {
        boolean rewrite = false;
        boolean check = false;
        for (int i = 0; i < text.length(); i++) {
            byte action = ACTION[text.charAt(i)];
            if (action != FINE) {
                if (action == REWRITE) {
                    rewrite = true;
                    break;
                }
                check = true;
                if (action == SURROGATE && unpaired(text, i)) {
                    rewrite = true;
                    break;
                }
            }
        }
        String rewritten = rewrite ? rewrite(text) : text;
        // After an early end of the scan nothing is known about the rest; asking costs little then.
        boolean normal = (!check && !rewrite) || Normalizer.isNormalized(rewritten, Form.NFC);
        return (normal ? rewritten : Normalizer.normalize(rewritten, Form.NFC)).stripTrailing();
    }

    /** The same for a value that stands on one line: white space runs become one space. */
    static String cleanLine(String value) {
        return clean(value).replaceAll("\\s+", " ").strip();
    }

    private static String rewrite(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (ACTION[c]) {
                case REWRITE -> {
                    if (breaksLine(c)) {
                        out.append('\n');
                    }
                }
                case SURROGATE -> out.append(unpaired(text, i) ? '\uFFFD' : c);
                default -> {
                    if (c != '\n' || i == 0 || text.charAt(i - 1) != '\r') {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    private static boolean unpaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static boolean breaksLine(char c) {
        return c == '\r' || c == '\f' || c == '\u000B' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    /** Whether a character is in NFC beside any other of its kind: neither combining nor decomposed by NFC. */
    static boolean inert(char c) {
        return c < 0x300
                || (c >= 0x400 && c <= 0x482)
                || (c >= 0x1EA0 && c <= 0x1EFF)
                || (c >= 0x2010 && c <= 0x2027)
                || (c >= 0x2030 && c <= 0x205E)
                || (c >= 0x3001 && c <= 0x3029)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A1 && c <= 0x30FE)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xFF01 && c <= 0xFF9F);
    }

    private static byte[] actions() {
        byte[] actions = new byte[Character.MAX_VALUE + 1];
        for (int i = 0; i < actions.length; i++) {
            char c = (char) i;
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            actions[i] =
                    Character.isSurrogate(c) ? SURROGATE : control || breaksLine(c) ? REWRITE : inert(c) ? FINE : CHECK;
        }
        return actions;
    }
}
