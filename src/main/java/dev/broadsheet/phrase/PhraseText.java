package dev.broadsheet.phrase;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Phrases as they are written: their words, joined by a space, by a hyphen where one stood, and by nothing between scripts that
 * set no spaces between words.
 */
public final class PhraseText {

    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private PhraseText() {}

    /**
     * A phrase as it is written.
     *
     * @param tokens forms and {@link Marks}
     * @param from place of the first word
     * @param to place behind the last word
     * @param words the text of a form: as written, or its normal form
     */
    public static String of(int[] tokens, int from, int to, IntFunction<String> words) {
        StringBuilder text = new StringBuilder();
        boolean hyphen = false;
        for (int i = from; i < to; i++) {
            if (tokens[i] == Marks.HYPHEN) {
                hyphen = true;
                continue;
            }
            String word = words.apply(tokens[i]);
            if (hyphen) {
                text.append('-');
            } else if (!text.isEmpty() && !(endsUnspaced(text) && beginsUnspaced(word))) {
                text.append(' ');
            }
            text.append(word);
            hyphen = false;
        }
        return text.toString();
    }

    /** Two words, or phrases, as they are written behind each other. */
    public static String joined(String first, String second) {
        return of(new int[] {0, 1}, 0, 2, word -> word == 0 ? first : second);
    }

    private static boolean endsUnspaced(StringBuilder text) {
        return unspaced(text.codePointBefore(text.length()));
    }

    private static boolean beginsUnspaced(String word) {
        return !word.isEmpty() && unspaced(word.codePointAt(0));
    }

    /** The mark of long vowels belongs to both kana and to no script; combining marks follow their letter. */
    private static boolean unspaced(int c) {
        return c == 'ー' || UNSPACED.contains(UnicodeScript.of(c));
    }
}
