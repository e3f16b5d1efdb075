package dev.broadsheet.lda;

import dev.broadsheet.topic.TopicDistribution;
import dev.broadsheet.topic.TopicMatrix;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All that is kept of a fitted model: with it new documents get topics, and another fit can go on from it. &phi;<sub>kw</sub> =
 * (n<sub>kw</sub> + S &beta;) / (n<sub>k</sub> + S V &beta;), n added up over S samples.
 *
 * @param counts added up over samples
 * @param samples S, at least 1
 * @param concentrations of the fit at its end
 */
public record TopicSums(TopicCounts counts, int samples, Concentrations concentrations) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    public TopicSums {
        if (samples < 1) {
            throw new IllegalArgumentException(samples + " samples; there must be one at least");
        }
        if (counts.topicCount() != concentrations.documents().length) {
            throw new IllegalArgumentException(
                    counts.topicCount() + " topics, but concentrations of " + concentrations.documents().length);
        }
    }

    /** Number of topics, K. */
    public int topicCount() {
        return counts.topicCount();
    }

    /** Number of words, V. */
    public int vocabularySize() {
        return counts.vocabularySize();
    }

    /** A sweep over documents that the model was not made from. */
    public GibbsSweep inference(long seed, int number) {
        return GibbsSweep.inference(counts, smoothing(), seed, number);
    }

    /** The concentrations that go with counts added up: S &beta; instead of &beta;. */
    public Concentrations smoothing() {
        return new Concentrations(concentrations.documents(), samples * concentrations.topics());
    }

    /** n<sub>k</sub> / S + V &beta;. */
    public double total(int topic) {
        return (double) counts.topicTotal(topic) / samples + evenTotal();
    }

    private double evenTotal() {
        return concentrations.topics() * vocabularySize();
    }

    /** Of each topic, V S &beta; / (n<sub>k</sub> + V S &beta;): the share of its probability that is the same for all words. */
    public double[] evenShares() {
        return IntStream.range(0, topicCount())
                .mapToDouble(topic -> evenTotal() / total(topic))
                .toArray();
    }

    /**
     * The smoothed counts of a word.
     *
     * @param into receives n<sub>kw</sub> / S + &beta; for every k, length K
     */
    public void counts(int word, double[] into) {
        Arrays.fill(into, concentrations.topics());
        for (int pair = counts.start(word); pair < counts.start(word + 1); pair++) {
            into[counts.topic(pair)] += (double) counts.count(pair) / samples;
        }
    }

    /**
     * The probabilities of a word.
     *
     * @param into receives &phi;<sub>kw</sub> for every k, length K
     */
    public void probabilities(int word, double[] into) {
        counts(word, into);
        for (int topic = 0; topic < into.length; topic++) {
            into[topic] /= total(topic);
        }
    }

    /** n<sub>kw</sub> / n<sub>k</sub> of each topic's words, which ascend. */
    public Row[] rows() {
        int[] sizes = new int[topicCount()];
        for (int pair = 0; pair < counts.pairCount(); pair++) {
            sizes[counts.topic(pair)]++;
        }
        Row[] rows = new Row[sizes.length];
        for (int topic = 0; topic < sizes.length; topic++) {
            rows[topic] = new Row(new int[sizes[topic]], new double[sizes[topic]]);
        }
        int[] next = new int[sizes.length];
        for (int word = 0; word < vocabularySize(); word++) {
            for (int pair = counts.start(word); pair < counts.start(word + 1); pair++) {
                int topic = counts.topic(pair);
                rows[topic].words[next[topic]] = word;
                rows[topic].probabilities[next[topic]++] = (double) counts.count(pair) / counts.topicTotal(topic);
            }
        }
        return rows;
    }

    /** n<sub>kw</sub> / n<sub>k</sub>, to describe and to compare. */
    public TopicMatrix matrix() {
        return new TopicMatrix(
                Arrays.stream(rows())
                        .map(row -> new TopicDistribution(row.words, row.probabilities))
                        .toList(),
                vocabularySize());
    }

    /**
     * The words of a topic.
     *
     * @param words that have been in it, ascending
     * @param probabilities of each, summing to 1
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(int[] words, double[] probabilities) {}

    /**
     * The same topics in another order.
     *
     * @param order by new number the old one, each once
     */
    public TopicSums ordered(int... order) {
        int[] places = new int[order.length];
        double[] alpha = new double[order.length];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
            alpha[place] = concentrations.documents()[order[place]];
        }
        TopicCounts none = TopicCounts.none(vocabularySize(), topicCount());
        return new TopicSums(none.plus(counts, places), samples, new Concentrations(alpha, concentrations.topics()));
    }

    /** The model with further topics that have no tokens and lean as documents do to the mean topic. */
    public TopicSums with(int further) {
        double[] alpha = Arrays.copyOf(concentrations.documents(), topicCount() + further);
        Arrays.fill(alpha, topicCount(), alpha.length, concentrations.documentSum() / topicCount());
        TopicCounts none = TopicCounts.none(vocabularySize(), alpha.length);
        return new TopicSums(
                none.plus(counts, IntStream.range(0, topicCount()).toArray()),
                samples,
                new Concentrations(alpha, concentrations.topics()));
    }

    /**
     * The model over other words.
     *
     * @param numbers by old word, its new number, below {@code vocabularySize}, or &minus;1 where it is no word any more
     */
    public TopicSums over(int vocabularySize, int... numbers) {
        return new TopicSums(counts.over(vocabularySize, numbers), samples, concentrations);
    }
}
