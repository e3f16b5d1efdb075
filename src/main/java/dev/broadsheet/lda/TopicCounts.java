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

    /** Takes the arrays as they are; they must not be changed afterwards. */
    TopicCounts(int topicCount, int[] starts, short[] topics, int[] counts, long[] topicTotals) {
        this.topicCount = topicCount;
        this.starts = starts;
        this.topics = topics;
        this.counts = counts;
        this.topicTotals = topicTotals;
    }

    /** Takes the counts of one word after another. */
    public static final class Builder {

        private final CountChanges.Builder changes;
        private final int topicCount;
        private int words;

        /**
         * @param topicCount K
         */
        public Builder(int topicCount) {
            this.topicCount = topicCount;
            this.changes = new CountChanges.Builder(topicCount);
        }

        /** Tokens of the current word in a topic. */
        public void add(int topic, int tokens) {
            if (tokens < 1 || topic < 0 || topic >= topicCount) {
                throw new IllegalArgumentException(tokens + " tokens in topic " + topic + " of " + topicCount);
            }
            changes.add(topic, tokens);
        }

        /** The current word has no more topics; the next number is the next word's. */
        public void endWord() {
            changes.endWord(words++);
        }

        /** The counts of the words that were ended. */
        public TopicCounts build() {
            return none(words, topicCount).plus(changes.build());
        }
    }

    /** No token in any topic. */
    public static TopicCounts none(int vocabularySize, int topicCount) {
        return new TopicCounts(topicCount, new int[vocabularySize + 1], new short[0], new int[0], new long[topicCount]);
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

    /** The counts without the topics that go. */
    TopicCounts kept(KeptTopics kept) {
        int[] newStarts = new int[starts.length];
        short[] newTopics = new short[topics.length];
        int[] newCounts = new int[counts.length];
        long[] totals = new long[kept.count()];
        int size = 0;
        for (int word = 0; word < vocabularySize(); word++) {
            for (int pair = starts[word]; pair < starts[word + 1]; pair++) {
                short number = kept.number(topics[pair]);
                if (number != TokenBlock.NONE) {
                    newTopics[size] = number;
                    newCounts[size++] = counts[pair];
                    totals[number] += counts[pair];
                }
            }
            newStarts[word + 1] = size;
        }
        return new TopicCounts(
                kept.count(), newStarts, Arrays.copyOf(newTopics, size), Arrays.copyOf(newCounts, size), totals);
    }

    /**
     * The counts of other words.
     *
     * @param numbers by old word, its new number, below {@code vocabularySize} and no two the same, or &minus;1 where it goes
     */
    TopicCounts over(int vocabularySize, int... numbers) {
        int[] old = new int[vocabularySize];
        Arrays.fill(old, -1);
        for (int word = 0; word < numbers.length; word++) {
            if (numbers[word] >= 0) {
                old[numbers[word]] = word;
            }
        }
        int[] newStarts = new int[vocabularySize + 1];
        for (int word = 0; word < vocabularySize; word++) {
            int pairs = old[word] < 0 ? 0 : starts[old[word] + 1] - starts[old[word]];
            newStarts[word + 1] = newStarts[word] + pairs;
        }
        short[] newTopics = new short[newStarts[vocabularySize]];
        int[] newCounts = new int[newTopics.length];
        long[] totals = new long[topicCount];
        for (int word = 0; word < vocabularySize; word++) {
            int from = old[word] < 0 ? 0 : starts[old[word]];
            for (int i = newStarts[word]; i < newStarts[word + 1]; i++, from++) {
                newTopics[i] = topics[from];
                newCounts[i] = counts[from];
                totals[topics[from]] += counts[from];
            }
        }
        return new TopicCounts(topicCount, newStarts, newTopics, newCounts, totals);
    }

    /**
     * These counts and others of the same words, whose topics have other numbers.
     *
     * @param numbers by topic of the others, its number here, or &minus;1 where it is left out
     */
    public TopicCounts plus(TopicCounts other, int... numbers) {
        Builder builder = new Builder(topicCount);
        for (int word = 0; word < vocabularySize(); word++) {
            for (int pair = other.start(word); pair < other.start(word + 1); pair++) {
                if (numbers[other.topic(pair)] >= 0) {
                    builder.add(numbers[other.topic(pair)], other.count(pair));
                }
            }
            builder.endWord();
        }
        return plus(builder.build());
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
