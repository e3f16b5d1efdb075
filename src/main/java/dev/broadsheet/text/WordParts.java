package dev.broadsheet.text;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What is counted within a phrase, but is no term where it stands alone: parts of words in scripts that set no space between
 * words, or set one between syllables, and phrases that are function words.
 *
 * <ul>
 *   <li>Chinese: single characters. Those left over by a dictionary and by the phrases of the corpus are, for the most part, pieces of
 *       words that neither knows.
 *   <li>Vietnamese: a list of our own. A syllable such as <i>bị</i> cannot be a stop word, or <i>bị cáo</i> would be none.
 * </ul>
 */
public final class WordParts {

    private static final Set<String> VIETNAMESE = Set.copyOf(StopWords.lines("vietnamese-parts.txt"));

    private WordParts() {}

    /** Tells by its stem what is no term of a language: a word's stem, or those of a phrase with spaces between. */
    public static Predicate<String> of(String language) {
        return switch (language) {
            case "vi" -> VIETNAMESE::contains;
            case "zh" -> WordParts::isIdeograph;
            default -> stem -> false;
        };
    }

    private static boolean isIdeograph(String stem) {
        return stem.codePointCount(0, stem.length()) == 1 && Character.isIdeographic(stem.codePointAt(0));
    }
}
