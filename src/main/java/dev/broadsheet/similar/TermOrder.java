package dev.broadsheet.similar;

import java.util.Arrays;

/** The terms of some articles, the most frequent first: by how many of the articles have them, then by number. */
final class TermOrder {

    static final int ABSENT = -1;

    private static final int HALF = 32;

    /** By term number: its place in the order, or {@link #ABSENT}. */
    private final int[] rankOf;
    /** By rank: articles that have it. */
    private final int[] frequencies;

    private TermOrder(int[] rankOf, int... frequencies) {
        this.rankOf = rankOf;
        this.frequencies = frequencies;
    }

    /**
     * The order of the terms of some articles.
     *
     * @param vocabularySize above the number of every term
     */
    static TermOrder of(WeightedArticles articles, int vocabularySize) {
        int[] counts = new int[vocabularySize];
        for (int place = 0; place < articles.termCount(); place++) {
            counts[articles.term(place)]++;
        }
        long[] keys = new long[vocabularySize];
        int present = 0;
        for (int term = 0; term < vocabularySize; term++) {
            if (counts[term] > 0) {
                keys[present++] = (long) -counts[term] << HALF | term;
            }
        }
        Arrays.sort(keys, 0, present);
        int[] rankOf = new int[vocabularySize];
        Arrays.fill(rankOf, ABSENT);
        int[] frequencies = new int[present];
        for (int rank = 0; rank < present; rank++) {
            int term = (int) keys[rank];
            rankOf[term] = rank;
            frequencies[rank] = counts[term];
        }
        return new TermOrder(rankOf, frequencies);
    }

    /** Number of different terms. */
    int size() {
        return frequencies.length;
    }

    int rank(int term) {
        return rankOf[term];
    }

    int frequency(int rank) {
        return frequencies[rank];
    }
}
