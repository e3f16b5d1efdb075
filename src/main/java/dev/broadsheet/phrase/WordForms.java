package dev.broadsheet.phrase;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * What phrases need to know of the written forms of words, by the form's number: the key of the normal form, whether it is a
 * content word, and whether it is written with a capital.
 */
public final class WordForms {

    /** Words all in capitals longer than this are how a headline is set; shorter ones may be names. */
    private static final int LONGEST_ACRONYM = 5;

    private static final byte CONTENT = 1;
    private static final byte CAPITAL = 2;

    private final long[] keys;
    private final byte[] kinds;

    private WordForms(long[] keys, byte[] kinds) {
        this.keys = keys;
        this.kinds = kinds;
    }

    /**
     * The forms of one dictionary.
     *
     * @param size how many there are
     * @param written a form as it is written
     * @param normal what it is compared by
     * @param content whether it counts as a term; a stop word does not
     */
    public static WordForms of(
            int size, IntFunction<String> written, IntFunction<String> normal, IntPredicate content) {
        long[] keys = new long[size];
        byte[] kinds = new byte[size];
        for (int form = 0; form < size; form++) {
            boolean counts = content.test(form);
            keys[form] = counts ? WordKeys.of(normal.apply(form)) : WordKeys.ofStopWord(normal.apply(form));
            kinds[form] = (byte) ((counts ? CONTENT : 0) | (capital(written.apply(form)) ? CAPITAL : 0));
        }
        return new WordForms(keys, kinds);
    }

    /** A dictionary without forms. */
    static WordForms none() {
        return new WordForms(new long[0], new byte[0]);
    }

    /** How many forms there are. */
    public int size() {
        return keys.length;
    }

    /** The key of the form's word. */
    public long key(int form) {
        return keys[form];
    }

    /** Whether the form counts as a term. */
    public boolean content(int form) {
        return (kinds[form] & CONTENT) != 0;
    }

    /** Whether the form is written as names are. */
    public boolean capital(int form) {
        return (kinds[form] & CAPITAL) != 0;
    }

    /** A capital first and a small letter later, or capitals only, but few. Never in scripts without case. */
    private static boolean capital(String word) {
        if (word.isEmpty()) {
            return false;
        }
        int first = word.codePointAt(0);
        if (!Character.isUpperCase(first) && !Character.isTitleCase(first)) {
            return false;
        }
        return word.codePointCount(0, word.length()) <= LONGEST_ACRONYM
                || word.codePoints().anyMatch(Character::isLowerCase);
    }
}
