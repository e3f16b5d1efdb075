package dev.broadsheet.topic;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The terms whose windows are counted for coherence, and the pairs of them that stand together in some topic. At most
 * 10 K terms and 45 K pairs for the top ten terms of K topics.
 */
public final class TermPairs implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Where a term or pair is not tracked. */
    public static final int ABSENT = -1;

    private final int[] terms;
    private final long[] pairs;

    private TermPairs(int[] terms, long[] pairs) {
        this.terms = terms;
        this.pairs = pairs;
    }

    /**
     * All terms of some topics, and all pairs within each.
     *
     * @param topics distinct terms of each topic, by their number in the vocabulary
     */
    public static TermPairs within(int[][] topics) {
        int[] terms = Arrays.stream(topics)
                .flatMapToInt(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
        long[] pairs = Arrays.stream(topics)
                .flatMapToLong(topic -> keys(topic, terms))
                .sorted()
                .distinct()
                .toArray();
        return new TermPairs(terms, pairs);
    }

    private static LongStream keys(int[] topic, int[] terms) {
        int[] places = Arrays.stream(topic)
                .map(term -> Arrays.binarySearch(terms, term))
                .sorted()
                .toArray();
        return IntStream.range(0, places.length).boxed().flatMapToLong(j -> IntStream.range(0, j)
                .mapToLong(i -> key(places[i], places[j])));
    }

    private static long key(int low, int high) {
        return ((long) low << Integer.SIZE) | high;
    }

    /** Number of tracked terms. */
    public int termCount() {
        return terms.length;
    }

    /** Number of tracked pairs. */
    public int pairCount() {
        return pairs.length;
    }

    /** The vocabulary's number of the i-th tracked term. */
    public int term(int i) {
        return terms[i];
    }

    /** Place of a tracked pair's first term. */
    public int first(int pair) {
        return (int) (pairs[pair] >> Integer.SIZE);
    }

    /** Place of a tracked pair's second term. */
    public int second(int pair) {
        return (int) pairs[pair];
    }

    /** Place of a term of the vocabulary among the tracked ones, or {@link #ABSENT}. */
    public int place(int term) {
        return Math.max(ABSENT, Arrays.binarySearch(terms, term));
    }

    /** Place of a pair among the tracked pairs, or {@link #ABSENT}; the arguments are places of terms, in any order. */
    public int pair(int first, int second) {
        long key = key(Math.min(first, second), Math.max(first, second));
        return Math.max(ABSENT, Arrays.binarySearch(pairs, key));
    }
}
