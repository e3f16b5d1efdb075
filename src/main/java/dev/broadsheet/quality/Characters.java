package dev.broadsheet.quality;

import java.lang.Character.UnicodeScript;

/** The kinds of characters that quality and shingles are about, by table. */
public final class Characters {

    public static final byte SPACE = 0;
    public static final byte DIGIT = 1;
    public static final byte UPPER = 2;
    public static final byte LOWER = 3;
    /** A letter of a script without case that sets spaces between words, or a modifier letter. */
    public static final byte OTHER_LETTER = 4;
    /** A letter of a script that sets none: each is about half a word. */
    public static final byte UNSPACED = 5;
    /** A combining mark; it belongs to the letter before it. */
    public static final byte MARK = 6;
    /** Punctuation of prose: what Unicode calls punctuation, currency, and the percent and paragraph signs. */
    public static final byte PUNCTUATION = 7;
    /** Everything else: mathematics, boxes, arrows, emoji, private use, and # * @ _ \ and their like. */
    public static final byte SYMBOL = 8;
    /** Half of a character outside the basic plane. */
    public static final byte SURROGATE = 9;

    private static final byte[] KINDS = kinds();
    /** By character: looked up, as every character of every text is. */
    private static final char[] SMALL = small();

    private Characters() {}

    public static byte kind(char c) {
        return KINDS[c];
    }

    /** The small letter of a capital; any other character itself. */
    public static char lower(char c) {
        return SMALL[c];
    }

    static boolean letter(byte kind) {
        return kind >= UPPER && kind <= UNSPACED;
    }

    static boolean lowerOnly(int mask) {
        return mask == 1 << LOWER;
    }

    /** How much a letter says: ideographs and syllables twice as much as letters of an alphabet. */
    static int weight(byte kind) {
        return kind == UNSPACED || kind == SURROGATE ? 2 : letter(kind) ? 1 : 0;
    }

    /** The kind of any character, looked up or worked out. */
    static byte kindOf(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> UPPER;
            case Character.LOWERCASE_LETTER -> LOWER;
            case Character.OTHER_LETTER -> unspaced(c) ? UNSPACED : OTHER_LETTER;
            case Character.MODIFIER_LETTER, Character.LETTER_NUMBER -> c == 'ー' || c == '々' ? UNSPACED : OTHER_LETTER;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
            case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER -> DIGIT;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> SPACE;
            case Character.CONTROL -> c == '\t' || c == '\n' ? SPACE : SYMBOL;
            case Character.FORMAT -> MARK;
            case Character.SURROGATE -> SURROGATE;
            case Character.CURRENCY_SYMBOL -> PUNCTUATION;
            case Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> "#*@\\{}".indexOf(c) >= 0 ? SYMBOL : PUNCTUATION;
            default -> SYMBOL;
        };
    }

    private static boolean unspaced(int c) {
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN, YI -> true;
            default -> false;
        };
    }

    private static char[] small() {
        char[] small = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < small.length; c++) {
            small[c] = Character.toLowerCase((char) c);
        }
        return small;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = kindOf(c);
        }
        return kinds;
    }
}
