package dev.broadsheet.text;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the letters of a piece of text are. */
final class Letters {

    /** Words of English that no other large language has; running English has them for about a quarter of its words. */
    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "and", "to", "that", "with", "for", "from", "by", "have", "has", "had", "this", "these",
            "those", "are", "were", "been", "they", "their", "which", "would", "who", "its", "it", "his", "her", "not",
            "but", "at", "than", "after", "into", "over", "about", "said", "says", "will", "you", "your", "we", "our",
            "is", "if", "be", "or", "can", "when", "what", "there", "my", "how", "on", "as");

    private static final int LONGEST_ENGLISH = 5;
    /** A Han, kana or Hangul character says as much as so many of an alphabet. */
    private static final int OF_EAST_ASIA = 3;

    private static final Set<WrittenScript> EAST_ASIAN =
            EnumSet.of(WrittenScript.HAN, WrittenScript.KANA, WrittenScript.HANGUL);

    private final Map<WrittenScript, Integer> weights = new EnumMap<>(WrittenScript.class);
    /** Letters of one script that follow each other are added up first. */
    private WrittenScript script = WrittenScript.LATIN;

    private int run;
    private int all;
    private int vietnamese;
    private int words;
    private int english;

    private Letters() {}

    static Letters of(String text, int from, int to, Addresses addresses) {
        Letters letters = new Letters();
        int word = -1;
        for (int i = from; i < to; ) {
            if (word < 0 && addresses.contains(i)) {
                i = addresses.end();
                continue;
            }
            int c = text.codePointAt(i);
            if (Character.isLetter(c)) {
                letters.count(c);
                word = word < 0 ? i : word;
            } else if (word >= 0 && Character.getType(c) != Character.NON_SPACING_MARK) {
                letters.word(text, word, i);
                word = -1;
            }
            i += Character.charCount(c);
        }
        if (word >= 0) {
            letters.word(text, word, to);
        }
        return letters;
    }

    private void count(int c) {
        if (c < 0x80) {
            add(WrittenScript.LATIN, 1);
            return;
        }
        WrittenScript.of(c).ifPresent(each -> {
            add(each, EAST_ASIAN.contains(each) ? OF_EAST_ASIA : 1);
            vietnamese += isVietnamese(c) ? 1 : 0;
        });
    }

    private void add(WrittenScript next, int much) {
        if (next != script) {
            weights.merge(script, run, Integer::sum);
            script = next;
            run = 0;
        }
        run += much;
        all += much;
    }

    /** Horned o and u, and the vowels with two marks of U+1EA0 to U+1EF9. */
    private static boolean isVietnamese(int c) {
        return c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 || (c >= 0x1EA0 && c <= 0x1EF9);
    }

    private void word(String text, int from, int to) {
        words++;
        if (to - from <= LONGEST_ENGLISH
                && ENGLISH.contains(text.substring(from, to).toLowerCase(Locale.ROOT))) {
            english++;
        }
    }

    /** How much they say, in letters of an alphabet. */
    int all() {
        return all;
    }

    /** The part of one script. */
    int of(WrittenScript each) {
        return weights.getOrDefault(each, 0) + (each == script ? run : 0);
    }

    /** The share of Latin letters that only Vietnamese has. */
    double vietnamese() {
        int latin = of(WrittenScript.LATIN);
        return latin == 0 ? 0 : (double) vietnamese / latin;
    }

    /** The share of English function words. */
    double english() {
        return words == 0 ? 0 : (double) english / words;
    }
}
