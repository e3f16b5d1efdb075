package dev.broadsheet.quality;

import java.util.OptionalDouble;

/**
 * Figures of the text of one article. Shares are 0 where there is nothing to share.
 *
 * <p>They follow the rules by which collections of web text are filtered (Rae et al., "Scaling language models: methods, analysis
 * and insights from training Gopher", 2021, section A.1.1; repeated lines from table A1), and say nothing of where to cut.
 *
 * @param characters characters (code points), white space included
 * @param lines lines that are not blank
 * @param symbolRatio share of the characters without white space that are neither letter, mark, digit nor punctuation of prose
 * @param digitRatio share of them that are digits
 * @param uppercaseRatio share of the letters with case that are capitals
 * @param repeatedLineRatio share of them in lines that stood in the article before; white space makes no difference
 * @param stopWordRatio share of the words that are stop words; empty where the language has no stop list or the text no words
 * @param meanWordLength letters, digits and marks a word; 0 without words
 * @param ocrNoise share of the words that look as if a machine had misread them, by {@link Garbage}
 * @param mojibakeRatio share of the characters outside ASCII that look like UTF-8 read in another encoding, by {@link Mojibake}
 */
public record QualitySignals(
        int characters,
        int lines,
        double symbolRatio,
        double digitRatio,
        double uppercaseRatio,
        double repeatedLineRatio,
        OptionalDouble stopWordRatio,
        double meanWordLength,
        double ocrNoise,
        double mojibakeRatio) {}
