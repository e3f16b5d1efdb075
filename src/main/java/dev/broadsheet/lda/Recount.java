package dev.broadsheet.lda;

import java.util.Arrays;
import java.util.List;

/**
 * Counts all tokens of some blocks, word by word. Where all blocks are at hand this is cheaper than to add up what each of them changed:
 * one pass over the topics of tokens, in the order they lie.
 */
public final class Recount {

    private final List<TokenBlock> blocks;
    private final int topicCount;
    private final int first;
    private final int[] starts;
    private final long[] totals;
    private short[] topics = new short[1024];
    private int[] counts = new int[1024];
    private int size;

    private Recount(List<TokenBlock> blocks, int topicCount, int first, int end) {
        this.blocks = blocks;
        this.topicCount = topicCount;
        this.first = first;
        this.starts = new int[end - first + 1];
        this.totals = new long[topicCount];
    }

    /**
     * Counts the words of a range.
     *
     * @param blocks with topics below {@code topicCount}; tokens without a topic are not counted
     * @param first word of the range
     * @param end one past its last
     */
    public static Recount of(List<TokenBlock> blocks, int topicCount, int first, int end) {
        Recount recount = new Recount(blocks, topicCount, first, end);
        recount.count();
        return recount;
    }

    private void count() {
        int[] places = blocks.stream().mapToInt(block -> block.place(first)).toArray();
        int[] tokens = new int[topicCount];
        long[] named = new long[(topicCount + Long.SIZE - 1) / Long.SIZE];
        for (int word = first; word - first + 1 < starts.length; word++) {
            for (int i = 0; i < places.length; i++) {
                TokenBlock block = blocks.get(i);
                int place = places[i];
                if (place < block.wordCount() && block.word(place) == word) {
                    count(block.topics(), block.start(place), block.start(place + 1), tokens, named);
                    places[i]++;
                }
            }
            take(tokens, named);
            starts[word - first + 1] = size;
        }
    }

    /**
     * Counts the tokens of a word in a block.
     *
     * @param named a bit for each topic that has a token
     */
    private static void count(short[] topics, int from, int to, int[] tokens, long[] named) {
        for (int token = from; token < to; token++) {
            short topic = topics[token];
            if (topic != TokenBlock.NONE) {
                tokens[topic]++;
                named[topic >> 6] |= 1L << topic;
            }
        }
    }

    /** Takes the counts of a word, topics ascending, and leaves none. */
    private void take(int[] tokens, long[] named) {
        for (int i = 0; i < named.length; i++) {
            for (long bits = named[i]; bits != 0; bits &= bits - 1) {
                int topic = (i << 6) + Long.numberOfTrailingZeros(bits);
                push((short) topic, tokens[topic]);
                tokens[topic] = 0;
            }
            named[i] = 0;
        }
    }

    private void push(short topic, int tokens) {
        if (size == topics.length) {
            topics = Arrays.copyOf(topics, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        topics[size] = topic;
        counts[size++] = tokens;
        totals[topic] += tokens;
    }

    /** The counts of ranges that follow each other, from word 0 to the last. */
    public static TopicCounts joined(List<Recount> ranges) {
        int words = ranges.stream().mapToInt(range -> range.starts.length - 1).sum();
        int pairs = ranges.stream().mapToInt(range -> range.size).reduce(0, Math::addExact);
        int topicCount = ranges.get(0).topicCount;
        int[] starts = new int[words + 1];
        short[] topics = new short[pairs];
        int[] counts = new int[pairs];
        long[] totals = new long[topicCount];
        int word = 0;
        int size = 0;
        for (Recount range : ranges) {
            System.arraycopy(range.topics, 0, topics, size, range.size);
            System.arraycopy(range.counts, 0, counts, size, range.size);
            for (int i = 1; i < range.starts.length; i++) {
                starts[++word] = size + range.starts[i];
            }
            for (int topic = 0; topic < topicCount; topic++) {
                totals[topic] += range.totals[topic];
            }
            size += range.size;
        }
        return new TopicCounts(topicCount, starts, topics, counts, totals);
    }
}
