package dev.broadsheet.text;

/** What stands between two words of a text. */
public enum WordGap {
    /** Nothing, or white space: the words stand beside each other. */
    NONE,
    /** A hyphen that joins them, as in <i>high-speed</i>. */
    HYPHEN,
    /** The end of a sentence or a paragraph, punctuation, anything else. */
    BREAK;

    /** More spaces than these set columns of a table apart. */
    private static final int MOST_SPACES = 2;

    /** Prose that is broken into lines has lines about as long as these; other line ends end a paragraph or a heading. */
    private static final int SHORTEST_WRAPPED = 40;

    private static final int LONGEST_WRAPPED = 120;

    /**
     * The gap of two words that follow each other.
     *
     * @param from the place behind the first
     * @param to the place of the second
     */
    public static WordGap of(String text, int from, int to) {
        if (from >= to) {
            return NONE;
        }
        if (to - from == 1) {
            return one(text, from);
        }
        int spaces = 0;
        boolean feed = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                if (feed || !wrapped(text, i)) {
                    return BREAK;
                }
                feed = true;
                spaces = 0;
            } else if (c == '\t' || !isSpace(c) || ++spaces > MOST_SPACES) {
                return BREAK;
            }
        }
        return NONE;
    }

    private static WordGap one(String text, int at) {
        char c = text.charAt(at);
        if (c == ' ') {
            return NONE;
        }
        return switch (c) {
            case '-', '\u2010', '\u2011' -> HYPHEN;
            // between the parts of a foreign name
            case '\u30FB' -> NONE;
            case '\n' -> wrapped(text, at) ? NONE : BREAK;
            default -> isSpace(c) && c != '\t' ? NONE : BREAK;
        };
    }

    private static boolean wrapped(String text, int feed) {
        int length = feed - 1 - text.lastIndexOf('\n', feed - 1);
        return length >= SHORTEST_WRAPPED && length <= LONGEST_WRAPPED;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
