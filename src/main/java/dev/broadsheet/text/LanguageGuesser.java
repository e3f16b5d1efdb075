package dev.broadsheet.text;

import java.util.Locale;
import java.util.Set;

/**
 * Tells a text's language from its script, from letters only Vietnamese has, and from the function words of English. What
 * these cannot tell is {@code und}: an honest answer costs less than a wrong one. It looks at the first
 * {@value #LOOKED_AT} characters only.
 *
 * <ul>
 *   <li>A script that one language has for itself decides when it holds at least {@value #SCRIPT_SHARE} of the letters: kana
 *       with Han is Japanese, Han alone Chinese, Hangul Korean, Thai and Greek their own.
 *   <li>A Latin text is Vietnamese when at least {@value #VIETNAMESE_SHARE} of its letters are ones that only Vietnamese
 *       writes.
 *   <li>A Latin text is English when at least {@value #ENGLISH_SHARE} of its words are English function words that no other
 *       large language shares. Running English has about a quarter; confidence is the share against that.
 * </ul>
 */
public final class LanguageGuesser {

    static final int LOOKED_AT = 2000;
    static final double SCRIPT_SHARE = 0.3;
    static final double KANA_SHARE = 0.05;
    static final double VIETNAMESE_SHARE = 0.04;
    static final double ENGLISH_SHARE = 0.05;
    private static final double ENGLISH_IN_FULL = 0.2;

    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "and", "to", "that", "with", "for", "from", "by", "have", "has", "had", "this", "these",
            "those", "are", "were", "been", "they", "their", "which", "would", "who", "its", "it", "his", "her", "not",
            "but", "at", "than", "after", "into", "over", "about", "said", "says", "will", "you", "your", "we", "our",
            "is", "if", "be", "or", "can", "when", "what", "there", "my", "how", "on", "as");

    private LanguageGuesser() {}

    /** The language of a text; {@code und} with confidence 0 when it cannot be told. */
    public static GuessedLanguage guess(String text) {
        Letters letters = Letters.of(text);
        if (letters.all == 0) {
            return GuessedLanguage.unknown();
        }
        String script = byScript(letters);
        if (!script.equals(GuessedLanguage.UNKNOWN)) {
            return new GuessedLanguage(script, letters.share(script));
        }
        double vietnamese = (double) letters.vietnamese / letters.all;
        if (vietnamese >= VIETNAMESE_SHARE) {
            return new GuessedLanguage("vi", Math.min(1, vietnamese / (2 * VIETNAMESE_SHARE)));
        }
        double english = letters.words == 0 ? 0 : (double) letters.englishWords / letters.words;
        if (letters.latin * 2 > letters.all && english >= ENGLISH_SHARE) {
            return new GuessedLanguage("en", Math.min(1, english / ENGLISH_IN_FULL));
        }
        return GuessedLanguage.unknown();
    }

    private static String byScript(Letters letters) {
        double eastAsian = (double) (letters.han + letters.kana) / letters.all;
        if (eastAsian >= SCRIPT_SHARE) {
            return letters.kana >= KANA_SHARE * (letters.han + letters.kana) ? "ja" : "zh";
        }
        for (String own : new String[] {"ko", "th", "el"}) {
            if (letters.share(own) >= SCRIPT_SHARE) {
                return own;
            }
        }
        return GuessedLanguage.UNKNOWN;
    }

    /** What the letters of a text are. */
    private static final class Letters {
        private int all;
        private int latin;
        private int han;
        private int kana;
        private int hangul;
        private int thai;
        private int greek;
        private int vietnamese;
        private int words;
        private int englishWords;

        static Letters of(String text) {
            Letters letters = new Letters();
            int end = Math.min(text.length(), LOOKED_AT);
            int wordStart = -1;
            for (int i = 0; i < end; ) {
                int c = text.codePointAt(i);
                boolean letter = Character.isLetter(c);
                if (letter) {
                    letters.count(c);
                    wordStart = wordStart < 0 ? i : wordStart;
                } else if (wordStart >= 0) {
                    letters.word(text, wordStart, i);
                    wordStart = -1;
                }
                i += Character.charCount(c);
            }
            if (wordStart >= 0) {
                letters.word(text, wordStart, end);
            }
            return letters;
        }

        double share(String language) {
            int count =
                    switch (language) {
                        case "ja", "zh" -> han + kana;
                        case "ko" -> hangul;
                        case "th" -> thai;
                        case "el" -> greek;
                        default -> 0;
                    };
            return (double) count / all;
        }

        private void count(int c) {
            all++;
            if (c < 0x80) {
                latin++;
                return;
            }
            switch (Character.UnicodeScript.of(c)) {
                case LATIN -> {
                    latin++;
                    vietnamese += isVietnamese(c) ? 1 : 0;
                }
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                case THAI -> thai++;
                case GREEK -> greek++;
                default -> {}
            }
        }

        /** Horned o and u, and the vowels with two marks of U+1EA0 to U+1EF9. */
        private static boolean isVietnamese(int c) {
            return c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 || (c >= 0x1EA0 && c <= 0x1EF9);
        }

        private void word(String text, int from, int to) {
            words++;
            if (to - from <= 5 && ENGLISH.contains(text.substring(from, to).toLowerCase(Locale.ROOT))) {
                englishWords++;
            }
        }
    }
}
