package dev.broadsheet.lda;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How many tokens of each word are in each topic, n<sub>kw</sub>: sparse rows by word, 6 bytes for each pair that has any. Does
 * not change; {@link #plus} gives the next counts.
 */
public final class TopicCounts implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int topicCount;
    /** By word, where its pairs begin; then the end of the last. */
    private final int[] starts;
    /** Of each pair, ascending within a word. */
    private final short[] topics;

    private final int[] counts;
    private final long[] topicTotals;

    private TopicCounts(int topicCount, int[] starts, short[] topics, int[] counts, long[] topicTotals) {
        this.topicCount = topicCount;
        this.starts = starts;
        this.topics = topics;
        this.counts = counts;
        this.topicTotals = topicTotals;
    }

    /** No token in any topic. */
    public static TopicCounts none(int vocabularySize, int topicCount) {
        return new TopicCounts(topicCount, new int[vocabularySize + 1], new short[0], new int[0], new long[topicCount]);
    }

    /**
     * Counts that stand somewhere else already.
     *
     * @param topicCount K
     * @param starts by word, where its pairs begin; then the end of the last
     * @param topics of each pair, from 0 to below K, ascending within a word
     * @param counts of each pair, above 0
     * @throws IllegalArgumentException if these are not counts
     */
    public static TopicCounts of(int topicCount, int[] starts, short[] topics, int[] counts) {
        long[] totals = new long[topicCount];
        boolean shaped = starts[0] == 0 && starts[starts.length - 1] == topics.length && counts.length == topics.length;
        for (int word = 0; shaped && word + 1 < starts.length; word++) {
            shaped = starts[word] <= starts[word + 1] && starts[word + 1] <= topics.length;
            for (int pair = starts[word]; shaped && pair < starts[word + 1]; pair++) {
                int before = pair == starts[word] ? -1 : topics[pair - 1];
                shaped = topics[pair] > before && topics[pair] < topicCount && counts[pair] > 0;
                if (shaped) {
                    totals[topics[pair]] += counts[pair];
                }
            }
        }
        if (!shaped) {
            throw new IllegalArgumentException("these are not counts of words in " + topicCount + " topics");
        }
        return new TopicCounts(topicCount, starts.clone(), topics.clone(), counts.clone(), totals);
    }

    /**
     * These counts after changes.
     *
     * @throws IllegalStateException if a count would fall below zero, which says that changes were lost or applied twice
     */
    public TopicCounts plus(CountChanges changes) {
        int[] newStarts = new int[starts.length];
        int most = Math.addExact(topics.length, changes.pairCount());
        short[] newTopics = new short[most];
        int[] newCounts = new int[most];
        long[] totals = topicTotals.clone();
        int size = 0;
        int next = 0;
        for (int word = 0; word < vocabularySize(); word++) {
            int mine = starts[word];
            int end = starts[word + 1];
            if (next < changes.wordCount() && changes.word(next) == word) {
                int theirs = changes.start(next);
                int theirEnd = changes.start(++next);
                while (mine < end || theirs < theirEnd) {
                    int topic = mine < end ? topics[mine] : Integer.MAX_VALUE;
                    int changed = theirs < theirEnd ? changes.topic(theirs) : Integer.MAX_VALUE;
                    int count = topic <= changed ? counts[mine++] : 0;
                    if (changed <= topic) {
                        int amount = changes.amount(theirs++);
                        totals[changed] += amount;
                        count = Math.addExact(count, amount);
                    }
                    if (count < 0) {
                        throw new IllegalStateException("word " + word + " would have " + count + " tokens in topic "
                                + Math.min(topic, changed));
                    }
                    if (count > 0) {
                        newTopics[size] = (short) Math.min(topic, changed);
                        newCounts[size++] = count;
                    }
                }
            } else {
                System.arraycopy(topics, mine, newTopics, size, end - mine);
                System.arraycopy(counts, mine, newCounts, size, end - mine);
                size += end - mine;
            }
            newStarts[word + 1] = size;
        }
        return new TopicCounts(
                topicCount, newStarts, Arrays.copyOf(newTopics, size), Arrays.copyOf(newCounts, size), totals);
    }

    /** All counts of these and of others of the same shape added up, as for a mean over samples. */
    public TopicCounts plus(TopicCounts other) {
        return plus(CountChanges.of(other));
    }

    /** Number of words, V. */
    public int vocabularySize() {
        return starts.length - 1;
    }

    /** Number of topics, K. */
    public int topicCount() {
        return topicCount;
    }

    /** Pairs of word and topic with a token. */
    public int pairCount() {
        return topics.length;
    }

    /** Tokens in a topic, n<sub>k</sub>. */
    public long topicTotal(int topic) {
        return topicTotals[topic];
    }

    /** All tokens. */
    public long tokens() {
        return Arrays.stream(topicTotals).sum();
    }

    /** The first pair of a word; of one past the last word, the number of pairs. */
    public int start(int word) {
        return starts[word];
    }

    /** The topic of a pair. */
    public int topic(int pair) {
        return topics[pair];
    }

    /** The tokens of a pair, above 0. */
    public int count(int pair) {
        return counts[pair];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TopicCounts that
                && topicCount == that.topicCount
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(topics, that.topics)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(counts);
    }
}
