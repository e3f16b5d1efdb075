package dev.broadsheet.quality;

/**
 * Keys of 64 bits by which equal lines of different articles are found. White space, letter case and what the digits are make no
 * difference: <i>Page 3 of 7</i> and <i>PAGE 12 of 12</i> have the same key.
 *
 * <p>Some lines have no key, because equal ones meet by chance:
 *
 * <ul>
 *   <li>those that begin with a small letter: text that was broken into lines goes on there
 *   <li>those of fewer than {@value #LEAST_LETTERS} letters (an ideograph or syllable counts as two), and those of one or two words
 *       and fewer than {@value #LEAST_OF_FEW} letters: <i>Organization.</i> is how a paragraph of such text ends, or a heading
 *   <li>those of more than {@value #LONGEST} characters: whole texts that stand twice are duplicates
 * </ul>
 */
public final class LineKeys {

    /** Stands for "no key". */
    public static final long NO_KEY = 0;

    static final int LEAST_LETTERS = 8;
    static final int LEAST_OF_FEW = 16;
    static final int LONGEST = 2000;

    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;

    /** By character, the small letter of one of an alphabet; 0 for all other characters. */
    private static final char[] WITHIN_WORDS = withinWords();

    private LineKeys() {}

    private static char[] withinWords() {
        char[] letters = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < letters.length; c++) {
            byte kind = Characters.kind((char) c);
            letters[c] = Characters.letter(kind) && Characters.weight(kind) == 1 ? Characters.lower((char) c) : 0;
        }
        return letters;
    }

    /** The key of a whole line. */
    public static long of(String line) {
        return of(line, 0, line.length());
    }

    /**
     * The key of a part of a text, or {@link #NO_KEY}.
     *
     * @param from its first character
     * @param to behind its last one
     */
    public static long of(String text, int from, int to) {
        if (to - from > LONGEST) {
            return NO_KEY;
        }
        long hash = BASIS;
        int letters = 0;
        int words = 0;
        byte before = Characters.SPACE;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int letter = WITHIN_WORDS[c];
            if (letter != 0 && Characters.letter(before)) {
                letters++;
                hash = (hash ^ letter) * PRIME;
                continue;
            }
            byte kind = Characters.kind(c);
            if (kind == Characters.SPACE) {
                before = kind;
                continue;
            }
            if (before == Characters.SPACE) {
                if (hash != BASIS) {
                    hash = (hash ^ ' ') * PRIME;
                } else if (kind == Characters.LOWER) {
                    return NO_KEY;
                }
            }
            if (kind == Characters.DIGIT) {
                // a whole number is one sign, however long
                hash = before == Characters.DIGIT ? hash : (hash ^ '0') * PRIME;
            } else {
                letters += Characters.weight(kind);
                boolean begins = Characters.letter(kind) && !Characters.letter(before);
                words += kind == Characters.UNSPACED || begins ? 1 : 0;
                hash = (hash ^ Characters.lower(c)) * PRIME;
            }
            before = kind;
        }
        if (letters < LEAST_LETTERS || (words <= 2 && letters < LEAST_OF_FEW)) {
            return NO_KEY;
        }
        long key = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        key ^= key >>> 29;
        return key == NO_KEY ? 1 : key;
    }
}
