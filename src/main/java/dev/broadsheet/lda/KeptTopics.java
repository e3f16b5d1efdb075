package dev.broadsheet.lda;

import dev.broadsheet.topic.Coherence;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounts;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which topics of a model stay when it gets fewer, and their new numbers, which have the order of the old ones. Tokens of the others
 * have no topic until they are sampled again.
 *
 * <p>A fit that starts with more topics than are wanted and lets go of those whose top terms do not stand in the same documents ends with
 * better ones than a fit that has as many as are wanted all the time: docs/decisions/0006-the-gibbs-engine.md has the measurements.
 */
public final class KeptTopics implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What a topic of the earlier model is given, in NPMI. */
    private static final double LOYALTY = 0.1;

    /** What a topic like another one loses, in NPMI, for each unit of {@link TopicAffinity} above {@link #UNLIKE}. */
    private static final double REDUNDANCY = 0.5;

    /** Affinity of topics of different subjects: they share the words of every article. */
    private static final double UNLIKE = 0.2;

    /** A topic of less than the mean topic's tokens by this is an accident. */
    private static final int SMALL = 4;

    /** By old number, the new one or {@link TokenBlock#NONE}. */
    private final short[] numbers;

    private final int count;

    private KeptTopics(short[] numbers, int count) {
        this.numbers = numbers;
        this.count = count;
    }

    /**
     * The most coherent topics: by mean NPMI of their top terms with whole documents as windows, then by tokens, then by number. A topic that
     * is like one more coherent counts as less: a subject that is there twice takes the room of another, which then shares a topic.
     *
     * @param counts of the model
     * @param tracked the {@link #topTerms} of all topics
     * @param documents in which of these terms and pairs stand
     * @param keep topics to keep, at most as many as there are
     */
    public static KeptTopics mostCoherent(TopicCounts counts, TermPairs tracked, WindowCounts documents, int keep) {
        return best(counts, coherence(counts, tracked, documents), keep);
    }

    private static double[] coherence(TopicCounts counts, TermPairs tracked, WindowCounts documents) {
        return Arrays.stream(topTerms(counts))
                .mapToDouble(terms -> terms.length < 2 ? -1 : Coherence.of(terms, tracked, documents))
                .toArray();
    }

    /** One topic after another, the best of those left: maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998). */
    private static KeptTopics best(TopicCounts counts, double[] coherence, int keep) {
        TopicAffinity affinity = new TopicAffinity(counts);
        double[] nearest = new double[counts.topicCount()];
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, counts.topicCount()).boxed().toList());
        Comparator<Integer> order = Comparator.<Integer>comparingDouble(
                        topic -> -(coherence[topic] - REDUNDANCY * Math.max(0, nearest[topic] - UNLIKE)))
                .thenComparing(topic -> -counts.topicTotal(topic))
                .thenComparing(Comparator.naturalOrder());
        int[] kept = new int[keep];
        for (int i = 0; i < keep; i++) {
            kept[i] = Collections.min(left, order);
            left.remove((Integer) kept[i]);
            double[] alike = affinity.with(kept[i]);
            Arrays.setAll(nearest, topic -> Math.max(nearest[topic], alike[topic]));
        }
        return of(counts.topicCount(), Arrays.stream(kept).sorted().toArray());
    }

    /**
     * The most coherent topics of a fit that goes on from an earlier model. What people know already is let go of only for what is clearly
     * better: a topic of the earlier model counts as {@value #LOYALTY} more coherent than it is. And the articles of a topic must be more than
     * an accident: topics of less than 1 / {@value #SMALL} of the mean go before any other, since terms that stand in a few articles together
     * are as coherent as can be.
     *
     * @param earlier how many of the first topics are the earlier model's
     */
    public static KeptTopics mostCoherent(
            TopicCounts counts, TermPairs tracked, WindowCounts documents, int keep, int earlier) {
        double[] coherence = coherence(counts, tracked, documents);
        for (int topic = 0; topic < coherence.length; topic++) {
            boolean isSmall = counts.topicTotal(topic) * SMALL * keep < counts.tokens();
            coherence[topic] = isSmall ? -1 : coherence[topic] + (topic < earlier ? LOYALTY : 0);
        }
        return best(counts, coherence, keep);
    }

    /** How many of the first topics are still there. */
    public int keptOfFirst(int first) {
        return (int) IntStream.range(0, first)
                .filter(topic -> numbers[topic] != TokenBlock.NONE)
                .count();
    }

    /** All topics. */
    public static KeptTopics all(int topicCount) {
        return of(topicCount, IntStream.range(0, topicCount).toArray());
    }

    /**
     * Some topics.
     *
     * @param topicCount of the model
     * @param kept old numbers, ascending
     */
    static KeptTopics of(int topicCount, int... kept) {
        short[] numbers = new short[topicCount];
        Arrays.fill(numbers, TokenBlock.NONE);
        for (int i = 0; i < kept.length; i++) {
            numbers[kept[i]] = (short) i;
        }
        return new KeptTopics(numbers, kept.length);
    }

    /** Of each topic the {@value Coherence#TOP_TERMS} words with most tokens, ties by word ascending; fewer where it has fewer. */
    public static int[][] topTerms(TopicCounts counts) {
        int[][] words = new int[counts.topicCount()][Coherence.TOP_TERMS];
        int[][] tokens = new int[counts.topicCount()][Coherence.TOP_TERMS];
        int[] sizes = new int[counts.topicCount()];
        for (int word = 0; word < counts.vocabularySize(); word++) {
            for (int pair = counts.start(word); pair < counts.start(word + 1); pair++) {
                int topic = counts.topic(pair);
                sizes[topic] = insert(words[topic], tokens[topic], sizes[topic], word, counts.count(pair));
            }
        }
        return IntStream.range(0, words.length)
                .mapToObj(topic -> Arrays.copyOf(words[topic], sizes[topic]))
                .toArray(int[][]::new);
    }

    /** Words come ascending, so one with as many tokens as another goes behind it. */
    private static int insert(int[] words, int[] tokens, int size, int word, int count) {
        int at = size;
        while (at > 0 && tokens[at - 1] < count) {
            at--;
        }
        if (at == words.length) {
            return size;
        }
        int moved = Math.min(size, words.length - 1) - at;
        System.arraycopy(words, at, words, at + 1, moved);
        System.arraycopy(tokens, at, tokens, at + 1, moved);
        words[at] = word;
        tokens[at] = count;
        return Math.min(size + 1, words.length);
    }

    /** Topics that stay. */
    public int count() {
        return count;
    }

    /** The new number of a topic, or {@link TokenBlock#NONE}. */
    short number(int topic) {
        return numbers[topic];
    }

    /** The counts without the topics that go. */
    public TopicCounts of(TopicCounts counts) {
        return counts.kept(this);
    }

    /** The concentrations without those of the topics that go. */
    public Concentrations of(Concentrations concentrations) {
        return new Concentrations(
                IntStream.range(0, numbers.length)
                        .filter(topic -> numbers[topic] != TokenBlock.NONE)
                        .mapToDouble(topic -> concentrations.documents()[topic])
                        .toArray(),
                concentrations.topics());
    }

    /** The documents with the new numbers. */
    public TokenBlock of(TokenBlock block) {
        if (count == numbers.length) {
            return block;
        }
        short[] topics = block.topics().clone();
        for (int token = 0; token < topics.length; token++) {
            if (topics[token] != TokenBlock.NONE) {
                topics[token] = numbers[topics[token]];
            }
        }
        return block.with(topics, block.documentTopics().kept(this));
    }
}
