package dev.broadsheet.topic;

import java.io.Serial;
import java.io.Serializable;

/** The pairs of topic and term whose expected tokens are wanted: a few terms for each topic. Each pair has a slot. */
public final class CountedTerms implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int[] firstSlots;
    private final int[] starts;
    private final int[] topics;
    private final int[] slots;

    /**
     * @param terms the wanted terms of each topic, K rows
     * @param vocabularySize V
     */
    public CountedTerms(int[][] terms, int vocabularySize) {
        firstSlots = new int[terms.length + 1];
        starts = new int[vocabularySize + 1];
        for (int topic = 0; topic < terms.length; topic++) {
            firstSlots[topic + 1] = firstSlots[topic] + terms[topic].length;
            for (int term : terms[topic]) {
                starts[term + 1]++;
            }
        }
        for (int term = 0; term < vocabularySize; term++) {
            starts[term + 1] += starts[term];
        }
        topics = new int[firstSlots[terms.length]];
        slots = new int[topics.length];
        place(terms, starts.clone());
    }

    private void place(int[][] terms, int[] next) {
        for (int topic = 0; topic < terms.length; topic++) {
            for (int rank = 0; rank < terms[topic].length; rank++) {
                int at = next[terms[topic][rank]]++;
                topics[at] = topic;
                slots[at] = slot(topic, rank);
            }
        }
    }

    /** Number of pairs. */
    public int size() {
        return topics.length;
    }

    /** The slot of a topic's wanted term by its place in the topic's row. */
    public int slot(int topic, int rank) {
        return firstSlots[topic] + rank;
    }

    /** Adds a term's tokens, already shared out over topics (length K, units of {@link FixedPoint}), to its slots. */
    void count(int term, long[] tokens, long[] counts) {
        for (int i = starts[term]; i < starts[term + 1]; i++) {
            counts[slots[i]] = Math.addExact(counts[slots[i]], tokens[topics[i]]);
        }
    }
}
