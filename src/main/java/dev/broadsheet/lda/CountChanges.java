package dev.broadsheet.lda;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be added to the counts of words in topics, sparse: whole numbers, so the order of adding does not matter. 6 bytes a
 * pair of word and topic, and 8 a word.
 */
public final class CountChanges implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Ascending; where the pairs of each begin, and the end of the last. */
    private final int[] words;

    private final int[] starts;
    /** Of each pair, ascending within a word. */
    private final short[] topics;

    private final int[] amounts;

    private CountChanges(int[] words, int[] starts, short[] topics, int[] amounts) {
        this.words = words;
        this.starts = starts;
        this.topics = topics;
        this.amounts = amounts;
    }

    /** Nothing. */
    public static CountChanges none() {
        return new CountChanges(new int[0], new int[1], new short[0], new int[0]);
    }

    /** All counts of a block, as if none had been counted before. */
    public static CountChanges all(TokenBlock block, int topicCount) {
        Builder builder = new Builder(topicCount);
        for (int i = 0; i < block.wordCount(); i++) {
            for (int token = block.start(i); token < block.start(i + 1); token++) {
                if (block.topics()[token] != TokenBlock.NONE) {
                    builder.add(block.topics()[token], 1);
                }
            }
            builder.endWord(block.word(i));
        }
        return builder.build();
    }

    /** Counts as an addition to none. */
    static CountChanges of(TopicCounts counts) {
        Builder builder = new Builder(counts.topicCount());
        for (int word = 0; word < counts.vocabularySize(); word++) {
            for (int pair = counts.start(word); pair < counts.start(word + 1); pair++) {
                builder.add(counts.topic(pair), counts.count(pair));
            }
            builder.endWord(word);
        }
        return builder.build();
    }

    /** Both. */
    public CountChanges plus(CountChanges other) {
        if (words.length == 0) {
            return other;
        }
        if (other.words.length == 0) {
            return this;
        }
        Builder builder = new Builder(1 + Math.max(largestTopic(), other.largestTopic()));
        int i = 0;
        int j = 0;
        while (i < words.length || j < other.words.length) {
            int mine = i < words.length ? words[i] : Integer.MAX_VALUE;
            int theirs = j < other.words.length ? other.words[j] : Integer.MAX_VALUE;
            if (mine <= theirs) {
                builder.add(this, i++);
            }
            if (theirs <= mine) {
                builder.add(other, j++);
            }
            builder.endWord(Math.min(mine, theirs));
        }
        return builder.build();
    }

    /** All of them; merged in pairs, so that none is copied often. */
    public static CountChanges sum(List<CountChanges> all) {
        List<CountChanges> left = new ArrayList<>(all);
        while (left.size() > 1) {
            List<CountChanges> merged = new ArrayList<>();
            for (int i = 0; i + 1 < left.size(); i += 2) {
                merged.add(left.get(i).plus(left.get(i + 1)));
            }
            if (left.size() % 2 == 1) {
                merged.add(left.get(left.size() - 1));
            }
            left = merged;
        }
        return left.isEmpty() ? none() : left.get(0);
    }

    /**
     * The changes split by ranges of words.
     *
     * @param vocabularySize words are below it
     * @param parts how many ranges, of equal size
     */
    public CountChanges[] split(int vocabularySize, int parts) {
        CountChanges[] split = new CountChanges[parts];
        int from = 0;
        for (int part = 0; part < parts; part++) {
            int end = (int) ((long) vocabularySize * (part + 1) / parts);
            int to = from;
            while (to < words.length && words[to] < end) {
                to++;
            }
            split[part] = range(from, to);
            from = to;
        }
        return split;
    }

    private CountChanges range(int from, int to) {
        int first = starts[from];
        int[] begins = Arrays.copyOfRange(starts, from, to + 1);
        for (int i = 0; i < begins.length; i++) {
            begins[i] -= first;
        }
        return new CountChanges(
                Arrays.copyOfRange(words, from, to),
                begins,
                Arrays.copyOfRange(topics, first, starts[to]),
                Arrays.copyOfRange(amounts, first, starts[to]));
    }

    private int largestTopic() {
        int largest = 0;
        for (short topic : topics) {
            largest = Math.max(largest, topic);
        }
        return largest;
    }

    /** Number of words with a change. */
    int wordCount() {
        return words.length;
    }

    /** The i-th word with a change. */
    int word(int i) {
        return words[i];
    }

    /** The first pair of the i-th word; of one past the last, the number of pairs. */
    int start(int i) {
        return starts[i];
    }

    /** Number of pairs. */
    public int pairCount() {
        return topics.length;
    }

    int topic(int pair) {
        return topics[pair];
    }

    int amount(int pair) {
        return amounts[pair];
    }

    /** Adds up the changes of one word after another, words ascending. */
    static final class Builder {

        private final int[] sums;
        /** Topics of the current word whose sum became other than 0; one may stand there twice. */
        private short[] named = new short[64];

        private int namedCount;

        private int[] words = new int[256];
        private int[] starts = new int[257];
        private int wordCount;
        private short[] topics = new short[1024];
        private int[] amounts = new int[1024];
        private int size;

        Builder(int topicCount) {
            sums = new int[topicCount];
        }

        /** A token of the current word moves. */
        void move(int from, int to) {
            if (from != TokenBlock.NONE) {
                add(from, -1);
            }
            add(to, 1);
        }

        void add(int topic, int amount) {
            if (sums[topic] == 0) {
                if (namedCount == named.length) {
                    named = Arrays.copyOf(named, namedCount * 2);
                }
                named[namedCount++] = (short) topic;
            }
            sums[topic] += amount;
        }

        void add(CountChanges changes, int word) {
            for (int pair = changes.starts[word]; pair < changes.starts[word + 1]; pair++) {
                add(changes.topics[pair], changes.amounts[pair]);
            }
        }

        void endWord(int word) {
            if (namedCount == 0) {
                return;
            }
            Arrays.sort(named, 0, namedCount);
            int first = size;
            for (int i = 0; i < namedCount; i++) {
                short topic = named[i];
                if (sums[topic] != 0) {
                    push(topic, sums[topic]);
                    sums[topic] = 0;
                }
            }
            namedCount = 0;
            if (size > first) {
                if (wordCount == words.length) {
                    words = Arrays.copyOf(words, wordCount * 2);
                    starts = Arrays.copyOf(starts, wordCount * 2 + 1);
                }
                words[wordCount++] = word;
                starts[wordCount] = size;
            }
        }

        private void push(short topic, int amount) {
            if (size == topics.length) {
                topics = Arrays.copyOf(topics, size * 2);
                amounts = Arrays.copyOf(amounts, size * 2);
            }
            topics[size] = topic;
            amounts[size++] = amount;
        }

        CountChanges build() {
            return new CountChanges(
                    Arrays.copyOf(words, wordCount),
                    Arrays.copyOf(starts, wordCount + 1),
                    Arrays.copyOf(topics, size),
                    Arrays.copyOf(amounts, size));
        }
    }
}
