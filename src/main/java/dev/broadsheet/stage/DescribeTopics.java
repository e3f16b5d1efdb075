package dev.broadsheet.stage;

import dev.broadsheet.topic.Coherence;
import dev.broadsheet.topic.CountedTerms;
import dev.broadsheet.topic.ExpectedTokens;
import dev.broadsheet.topic.Frex;
import dev.broadsheet.topic.Relevance;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.TopicDistribution;
import dev.broadsheet.topic.TopicLabel;
import dev.broadsheet.topic.TopicMatrix;
import dev.broadsheet.topic.TopicOrder;
import dev.broadsheet.topic.WindowCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@code topics} and {@code topic_terms} from what was fitted and counted. On the driver, K topics. */
final class DescribeTopics {

    private final TopicMatrix matrix;
    private final ModelVocabulary vocabulary;
    private final int[][] mostProbable;
    private final int[][] topTerms;
    private final CountedTerms counted;
    private final TermPairs tracked;
    private final double[] termSums;

    /**
     * Ranks the terms of a model.
     *
     * @param published terms published for each topic
     */
    DescribeTopics(TopicMatrix matrix, ModelVocabulary vocabulary, int published) {
        this.matrix = matrix;
        this.vocabulary = vocabulary;
        mostProbable = mostProbable(matrix, published);
        topTerms = mostProbable(matrix, Coherence.TOP_TERMS);
        counted = new CountedTerms(mostProbable, matrix.vocabularySize());
        tracked = TermPairs.within(topTerms);
        termSums = matrix.termSums();
    }

    private static int[][] mostProbable(TopicMatrix matrix, int most) {
        return matrix.topics().stream().map(topic -> topic.mostProbable(most)).toArray(int[][]::new);
    }

    /** The terms whose expected tokens are published. */
    CountedTerms counted() {
        return counted;
    }

    /** The terms whose windows are counted. */
    TermPairs tracked() {
        return tracked;
    }

    /** Stems of the tracked terms, by place. */
    List<String> trackedStems() {
        return IntStream.range(0, tracked.termCount())
                .mapToObj(place -> vocabulary.stem(tracked.term(place)))
                .toList();
    }

    /** The published numbering: for each number the engine's. */
    int[] order(ExpectedTokens expected) {
        List<String> first = Arrays.stream(topTerms)
                .map(terms -> terms.length == 0 ? "" : vocabulary.name(terms[0]))
                .toList();
        return TopicOrder.of(expected.topics(), first);
    }

    /** Mean coherence over topics. */
    double meanCoherence(WindowCounts windows) {
        return Arrays.stream(topTerms)
                .mapToDouble(terms -> Coherence.of(terms, tracked, windows))
                .average()
                .orElse(0);
    }

    /** Rows of {@code topics}. */
    List<Row> topics(
            int[] order, ExpectedTokens expected, WindowCounts windows, Map<Integer, List<String>> representatives) {
        List<Row> rows = new ArrayList<>();
        for (int id = 0; id < order.length; id++) {
            int topic = order[id];
            TopicDistribution terms = matrix.topics().get(topic);
            int[] top = topTerms[topic];
            rows.add(RowFactory.create(
                    id,
                    label(terms),
                    expected.prevalence(topic),
                    expected.topic(topic),
                    Coherence.of(top, tracked, windows),
                    Frex.mean(terms, termSums, top),
                    terms.effectiveTerms(),
                    expected.documentEntropy(topic),
                    Arrays.stream(top).mapToObj(vocabulary::name).toArray(String[]::new),
                    representatives.getOrDefault(id, List.of()).toArray(String[]::new)));
        }
        return rows;
    }

    private String label(TopicDistribution topic) {
        return TopicLabel.of(topic.mostProbable(TopicLabel.FROM), term -> relevance(topic, term), vocabulary::name);
    }

    private double relevance(TopicDistribution topic, int term) {
        return Relevance.of(topic.probabilityOf(term), vocabulary.share(term));
    }

    /** Rows of {@code topic_terms}. */
    List<Row> topicTerms(int[] order, ExpectedTokens expected) {
        List<Row> rows = new ArrayList<>();
        for (int id = 0; id < order.length; id++) {
            TopicDistribution topic = matrix.topics().get(order[id]);
            for (int place = 0; place < mostProbable[order[id]].length; place++) {
                int term = mostProbable[order[id]][place];
                rows.add(RowFactory.create(
                        id,
                        place + 1,
                        vocabulary.termId(term),
                        vocabulary.name(term),
                        topic.probabilityOf(term),
                        expected.counted(counted.slot(order[id], place)),
                        relevance(topic, term)));
            }
        }
        return rows;
    }
}
