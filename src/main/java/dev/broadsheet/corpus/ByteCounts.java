package dev.broadsheet.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What kinds of bytes a file is made of.
 *
 * @param length all bytes
 * @param high bytes outside ASCII
 * @param controls control characters that do not belong in text, NUL among them
 * @param escapes escape characters, with which ISO 2022 changes character sets
 * @param evenNuls NUL bytes at even offsets
 * @param oddNuls NUL bytes at odd offsets
 */
record ByteCounts(int length, int high, int controls, int escapes, int evenNuls, int oddNuls) {

    /** Share of a UTF-16 text's characters whose upper byte is NUL: all in English, near half in Vietnamese. */
    private static final double UPPER_NULS = 0.25;

    private static final double LOWER_NULS = 0.02;

    /** So few control bytes never make a file binary; old posts draw frames with more. */
    private static final int FEW_CONTROLS = 8;

    static ByteCounts of(byte[] bytes, int length) {
        int high = 0;
        int controls = 0;
        int escapes = 0;
        int[] nuls = new int[2];
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b < ' ') {
                if (b < 0) {
                    high++;
                } else if (b == 0) {
                    nuls[i & 1]++;
                    controls++;
                } else if (b == 0x1B) {
                    escapes++;
                } else if (b < '\b' || (b > '\r' && b != 0x1A)) {
                    // Backspace to carriage return, and the end mark of DOS, are found in old texts.
                    controls++;
                }
            }
        }
        return new ByteCounts(length, high, controls, escapes, nuls[0], nuls[1]);
    }

    /**
     * Whether these are not the bytes of a text: a tenth are control bytes, as in random data, or a thirtieth where a fifth
     * is outside ASCII too.
     */
    boolean binary() {
        double share = (double) controls / length;
        boolean foreign = high > 0.2 * length;
        return controls > FEW_CONTROLS && share > (foreign ? 0.03 : 0.1);
    }

    /** UTF-16, by where the NUL bytes stand. */
    Optional<Charset> utf16() {
        double pairs = length / 2.0;
        if (length % 2 != 0) {
            return Optional.empty();
        }
        if (oddNuls > UPPER_NULS * pairs && evenNuls <= LOWER_NULS * pairs) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (evenNuls > UPPER_NULS * pairs && oddNuls <= LOWER_NULS * pairs) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }
}
