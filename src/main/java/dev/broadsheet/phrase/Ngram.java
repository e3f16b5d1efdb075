package dev.broadsheet.phrase;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What was counted of a run of two or more words that begins and ends with content words.
 *
 * @param words keys of its words
 * @param stops bit i is set where word i is a stop word
 * @param count how often it stands in the articles
 * @param documents in how many articles
 * @param inner how often a word stands right before it; a name at the beginning of a sentence cannot be told from other words
 * @param capitals how many of these have all content words written with a capital
 */
public record Ngram(long[] words, int stops, long count, long documents, long inner, long capitals)
        implements Serializable {

    /** The key of its words. */
    public long key() {
        return WordKeys.of(words, 0, words.length);
    }

    /** The counts of two parts of a corpus together. */
    public Ngram plus(Ngram other) {
        if (stops != other.stops || !Arrays.equals(words, other.words)) {
            throw new IllegalArgumentException("counts of different words cannot be added");
        }
        return new Ngram(
                words,
                stops,
                count + other.count,
                documents + other.documents,
                inner + other.inner,
                capitals + other.capitals);
    }

    /** Whether the words from one place to another begin and end with content words. */
    boolean bounded(int from, int to) {
        return (stops & ((1 << from) | (1 << (to - 1)))) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ngram that
                && Arrays.equals(words, that.words)
                && stops == that.stops
                && count == that.count
                && documents == that.documents
                && inner == that.inner
                && capitals == that.capitals;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(key());
    }

    @Override
    public String toString() {
        return "Ngram(" + words.length + " words, " + count + " times in " + documents + " articles)";
    }
}
