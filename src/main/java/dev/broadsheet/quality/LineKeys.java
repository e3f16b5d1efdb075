package dev.broadsheet.quality;

/**
 * Keys of 64 bits by which equal lines of different articles are found. White space, letter case and what the digits are make no
 * difference: <i>Page 3 of 7</i> and <i>PAGE 12 of 12</i> have the same key.
 *
 * <p>A line has no key when it holds too few letters to say anything ({@value #LEAST_LETTERS}; an ideograph or syllable counts as
 * two), or is longer than {@value #LONGEST} characters: that is a text, and whole texts that stand twice are duplicates.
 */
public final class LineKeys {

    /** Stands for "no key". */
    public static final long NO_KEY = 0;

    static final int LEAST_LETTERS = 8;
    static final int LONGEST = 2000;

    private static final long PRIME = 0x100000001B3L;
    private static final long BASIS = 0xCBF29CE484222325L;

    private LineKeys() {}

    /** The key of a whole line. */
    public static long of(CharSequence line) {
        return of(line, 0, line.length());
    }

    /**
     * The key of a part of a text, or {@link #NO_KEY}.
     *
     * @param from its first character
     * @param to behind its last one
     */
    public static long of(CharSequence text, int from, int to) {
        if (to - from > LONGEST) {
            return NO_KEY;
        }
        long hash = BASIS;
        int letters = 0;
        byte before = Characters.SPACE;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            byte kind = Characters.kind(c);
            if (kind == Characters.SPACE) {
                before = kind;
                continue;
            }
            if (before == Characters.SPACE && hash != BASIS) {
                hash = (hash ^ ' ') * PRIME;
            }
            if (kind == Characters.DIGIT) {
                // a whole number is one sign, however long
                hash = before == Characters.DIGIT ? hash : (hash ^ '0') * PRIME;
            } else {
                letters += Characters.weight(kind);
                hash = (hash ^ Character.toLowerCase(c)) * PRIME;
            }
            before = kind;
        }
        if (letters < LEAST_LETTERS) {
            return NO_KEY;
        }
        long key = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        key ^= key >>> 29;
        return key == NO_KEY ? 1 : key;
    }
}
