package dev.broadsheet.stage;

import dev.broadsheet.phrase.PhraseText;
import dev.broadsheet.topic.Coherence;
import dev.broadsheet.topic.CountedTerms;
import dev.broadsheet.topic.ExpectedTokens;
import dev.broadsheet.topic.Frex;
import dev.broadsheet.topic.PhraseCounts;
import dev.broadsheet.topic.Relevance;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.TopicDistribution;
import dev.broadsheet.topic.TopicLabel;
import dev.broadsheet.topic.TopicMatrix;
import dev.broadsheet.topic.TopicOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@code topics} and {@code topic_terms} from what was fitted and counted. On the driver, K topics. */
final class DescribeTopics {

    private final TopicMatrix matrix;
    private final ModelVocabulary vocabulary;
    private final boolean[] background;
    private final int[][] mostProbable;
    private final int[][] topTerms;
    private final CountedTerms counted;
    private final TermPairs tracked;
    private final double[] termSums;

    /**
     * Ranks the terms of a model.
     *
     * @param background by term, whether it carries no topic
     * @param published terms published for each topic
     */
    DescribeTopics(TopicMatrix matrix, ModelVocabulary vocabulary, boolean[] background, int published) {
        this.matrix = matrix;
        this.vocabulary = vocabulary;
        this.background = background.clone();
        mostProbable = mostProbable(matrix, published);
        topTerms = matrix.topics().stream()
                .map(topic -> carrying(topic, Coherence.TOP_TERMS))
                .toArray(int[][]::new);
        counted = new CountedTerms(mostProbable, matrix.vocabularySize());
        tracked = TermPairs.within(topTerms);
        termSums = matrix.termSums();
    }

    /** The terms of each topic whose expected tokens are published. */
    static CountedTerms counted(TopicMatrix matrix, int published) {
        return new CountedTerms(mostProbable(matrix, published), matrix.vocabularySize());
    }

    private static int[][] mostProbable(TopicMatrix matrix, int most) {
        return matrix.topics().stream().map(topic -> topic.mostProbable(most)).toArray(int[][]::new);
    }

    /** How many of the most probable terms carry a topic. */
    private int carrying(TopicDistribution topic) {
        return (int) Arrays.stream(topic.mostProbable(TopicLabel.FROM))
                .filter(term -> !background[term])
                .count();
    }

    /** The most probable terms that carry a topic; of a topic of little else than chatter, chatter after them. */
    private int[] carrying(TopicDistribution topic, int most) {
        int[] terms = topic.mostProbable(Math.max(TopicLabel.FROM, 2 * most));
        return IntStream.concat(
                        Arrays.stream(terms).filter(term -> !background[term]),
                        Arrays.stream(terms).filter(term -> background[term]))
                .limit(most)
                .toArray();
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
    double meanCoherence(CountWindows.Counted text) {
        return Arrays.stream(topTerms)
                .mapToDouble(terms -> Coherence.of(terms, tracked, text.windows()))
                .average()
                .orElse(0);
    }

    /**
     * Rows of {@code topics}.
     *
     * @param units expected tokens of the topics of all models
     */
    List<Row> topics(
            TopicNumbers numbers,
            ExpectedTokens expected,
            long units,
            CountWindows.Counted text,
            Map<Integer, List<String>> representatives) {
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < numbers.size(); place++) {
            int id = numbers.id(place);
            int topic = numbers.engine(place);
            TopicDistribution terms = matrix.topics().get(topic);
            int[] top = topTerms[topic];
            rows.add(RowFactory.create(
                    id,
                    numbers.language(),
                    label(terms, top, text.phrases()),
                    expected.prevalence(topic, units),
                    expected.topic(topic),
                    Coherence.of(top, tracked, text.windows()),
                    Frex.mean(terms, termSums, top),
                    terms.effectiveTerms(),
                    expected.documentEntropy(topic),
                    Arrays.stream(top).mapToObj(vocabulary::name).toList(),
                    representatives.getOrDefault(id, List.of())));
        }
        return rows;
    }

    private String label(TopicDistribution topic, int[] top, PhraseCounts phrases) {
        return TopicLabel.of(
                carrying(topic, Math.max(TopicLabel.PARTS, carrying(topic))),
                phrases.best(tracked, top),
                term -> relevance(topic, term),
                vocabulary::name,
                PhraseText::joined);
    }

    private double relevance(TopicDistribution topic, int term) {
        return Relevance.of(topic.probabilityOf(term), vocabulary.share(term));
    }

    /** Rows of {@code topic_terms}. */
    List<Row> topicTerms(TopicNumbers numbers, ExpectedTokens expected) {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < numbers.size(); number++) {
            int engine = numbers.engine(number);
            TopicDistribution topic = matrix.topics().get(engine);
            int rank = 0;
            for (int place = 0; place < mostProbable[engine].length; place++) {
                int term = mostProbable[engine][place];
                OptionalInt termId = vocabulary.termId(term);
                if (termId.isPresent()) {
                    rows.add(RowFactory.create(
                            numbers.id(number),
                            ++rank,
                            termId.getAsInt(),
                            vocabulary.name(term),
                            topic.probabilityOf(term),
                            expected.counted(counted.slot(engine, place)),
                            relevance(topic, term),
                            background[term]));
                }
            }
        }
        return rows;
    }
}
