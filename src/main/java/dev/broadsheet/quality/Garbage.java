package dev.broadsheet.quality;

/**
 * Judges pieces between white space: could a person have written them, or did a machine misread them? After the rules of
 * Taghva, Nartker, Condit and Borsack ("Automatic removal of garbage strings in OCR text", WMSCI 2001, section 3), less those that
 * know English, and with signs of columns and specks. Punctuation at both ends does not count. Garbage is
 *
 * <ol>
 *   <li>a digit amid letters, as in <i>w0rd</i>: letters and digits take turns more than once (<i>19th</i> and <i>A4</i> are fine)
 *   <li>a capital behind a small letter twice (<i>tHeRe</i>), or two capitals and two small letters after them (<i>THere</i>)
 *   <li>a symbol between two letters (<i>p^blic</i>), or unlikely punctuation between letters twice (<i>o;l,d</i>)
 *   <li>the same letter four times in a row
 *   <li>a single small consonant (<i>t</i>); vowels, and the consonants that are words in Slavic languages, are fine
 *   <li>five or more small letters a to z without a vowel
 *   <li>more than {@value #LONGEST} characters
 *   <li>a speck: a lone comma, full stop, quotation mark or symbol (but not the signs of lists, tables and headings)
 *   <li>a word cut by a hyphen at the end of a line
 * </ol>
 *
 * What looks like an address on the web or of mail is not judged. Letters of scripts without spaces are words of their own and never
 * garbage; around them only symbols and foreign pieces can be.
 */
final class Garbage {

    static final int LONGEST = 40;

    private static final int LEAST_PLAIN = 5;
    private static final int MOST_SAME = 4;
    /** Bits of a, e, i, o, u and y. */
    private static final int VOWELS = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20 | 1 << 24;

    private static final String SPECKS = ",.'`\"’‘^~\\{}<■□▪●○♦►◄¬¦°§";
    private static final String STRAY = "bcdfghjlmnpqrtx";
    private static final String LIKELY_INSIDE = "'’‘-‐‑–—./&:_+·()[]%$@=?#*";

    private Garbage() {}

    /** Whether the piece from {@code from} to {@code to}, without white space, is not judged: an address. */
    static boolean isAddress(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c == '@' && i > from && i + 1 < to) {
                return true;
            }
            if (c == '/' && i + 1 < to && text[i + 1] == '/') {
                return true;
            }
        }
        return to - from > 4
                && (text[from] | 32) == 'w'
                && (text[from + 1] | 32) == 'w'
                && (text[from + 2] | 32) == 'w'
                && text[from + 3] == '.';
    }

    /**
     * Whether a piece is garbage.
     *
     * @param text what it stands in
     * @param from its first character
     * @param to behind its last; all of them neither white space nor {@link Characters#UNSPACED}
     */
    static boolean is(char[] text, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && !wordly(text[first])) {
            first++;
        }
        while (first < last && !wordly(text[last - 1])) {
            last--;
        }
        if (first == last) {
            return to - from == 1 && SPECKS.indexOf(text[from]) >= 0;
        }
        if (last - first == 1) {
            return STRAY.indexOf(text[first]) >= 0 && (last == to || text[last] != '.');
        }
        return last - first > LONGEST || misread(text, first, last);
    }

    /** The same as {@link #is} for small letters only, which most pieces are. */
    static boolean isSmallLetters(char[] text, int from, int to) {
        if (to - from == 1) {
            return STRAY.indexOf(text[from]) >= 0;
        }
        if (to - from > LONGEST) {
            return true;
        }
        int same = 1;
        boolean plain = to - from >= LEAST_PLAIN;
        char before = text[from];
        plain &= plain(before);
        for (int i = from + 1; i < to; i++) {
            char c = text[i];
            same = c == before ? same + 1 : 1;
            if (same >= MOST_SAME) {
                return true;
            }
            plain &= plain(c);
            before = c;
        }
        return plain;
    }

    /** A small consonant from a to z. */
    private static boolean plain(char c) {
        return c >= 'a' && c <= 'z' && (VOWELS >>> (c - 'a') & 1) == 0;
    }

    private static boolean wordly(char c) {
        byte kind = Characters.kind(c);
        return kind == Characters.DIGIT || Characters.letter(kind) || kind == Characters.SURROGATE;
    }

    private static boolean misread(char[] text, int from, int to) {
        int turns = 0;
        int rises = 0;
        int capitals = 0;
        int unlikely = 0;
        int same = 1;
        boolean plain = true;
        byte before = Characters.SPACE;
        byte wordBefore = Characters.SPACE;
        for (int i = from; i < to; i++) {
            char c = text[i];
            byte kind = Characters.kind(c);
            plain &= plain(c);
            if (kind == Characters.DIGIT || Characters.letter(kind)) {
                boolean joined = before != Characters.SPACE && before == wordBefore;
                turns += joined && (kind == Characters.DIGIT) != (before == Characters.DIGIT) ? 1 : 0;
                rises += joined && kind == Characters.UPPER && before == Characters.LOWER ? 1 : 0;
                if (kind == Characters.LOWER && capitals >= 2 && before == Characters.UPPER) {
                    boolean twoSmall = i + 1 < to && Characters.kind(text[i + 1]) == Characters.LOWER;
                    rises += twoSmall ? 2 : 0;
                }
                capitals = kind == Characters.UPPER ? (before == Characters.UPPER ? capitals + 1 : 1) : 0;
                same = i > from && c == text[i - 1] && kind != Characters.DIGIT ? same + 1 : 1;
                if (same >= MOST_SAME) {
                    return true;
                }
                wordBefore = kind;
            } else if (kind == Characters.SYMBOL || kind == Characters.PUNCTUATION) {
                if (LIKELY_INSIDE.indexOf(c) < 0
                        && Characters.letter(before)
                        && i + 1 < to
                        && Characters.letter(Characters.kind(text[i + 1]))) {
                    unlikely += kind == Characters.SYMBOL ? 2 : 1;
                }
                capitals = 0;
            }
            before = kind == Characters.MARK ? before : kind;
        }
        return turns >= 2 || rises >= 2 || unlikely >= 2 || (plain && to - from >= LEAST_PLAIN);
    }
}
