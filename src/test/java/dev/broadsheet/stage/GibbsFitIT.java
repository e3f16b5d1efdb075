package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.SharedSession;
import dev.broadsheet.lda.Completion;
import dev.broadsheet.lda.GeneratedDocuments;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.GibbsSettings.Prior;
import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TopicSimilarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Topics that documents were made from are found again; a fit in the driver's memory and one on executors are the same, bit for bit,
 * whatever else is asked of them; and odd corpora do no harm.
 */
class GibbsFitIT {

    private static final int V = 40;
    private static final int K = 4;

    private final SparkSession spark = SharedSession.get();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereDocumentsLieDoesNotMatter(boolean warm) {
        JavaPairRDD<String, CountedDocument> documents = documents(1200, 1).cache();
        Optional<TopicSums> start = warm
                ? Optional.of(GibbsFit.here(documents(300, 2), V, GibbsSettings.usual(K, 42, 1))
                        .topics())
                : Optional.empty();
        GibbsSettings settings = new GibbsSettings(
                warm ? GibbsSchedule.warm(12, K) : GibbsSchedule.of(42, K),
                3,
                Optional.empty(),
                Set.of(Prior.values()),
                start,
                true);
        try (TopicModel here = GibbsFit.here(documents, V, settings).run();
                TopicModel spread =
                        GibbsFit.spread(documents.repartition(5), V, settings).run()) {
            assertThat(here.sums()).isEqualTo(spread.sums());
            assertThat(weights(here)).isEqualTo(weights(spread)).hasSize(1200);
        }
        documents.unpersist();
    }

    private static Map<String, List<Double>> weights(TopicModel model) {
        Map<String, List<Double>> weights = new TreeMap<>();
        model.articles()
                .collect()
                .forEach(each ->
                        weights.put(each._1(), Arrays.stream(each._2()).boxed().toList()));
        return weights;
    }

    /**
     * Every topic is found, none as a mixture: half a topic and half another, with no word in common, is 0.44 alike to either, since p and
     * (p + q) / 2 have a Jensen&ndash;Shannon divergence of (log2(4/3) + log2(2/3) / 2 + log2(2) / 2) / 2 = 0.311, and 1 &minus; its root
     * is 0.44. What nobody can tell, from which topic a word came that several have, keeps a topic from being like what it was made from.
     * With some seeds two topics end as one and another is there twice; of three fits it is the one that predicts other documents best which
     * must have them all.
     */
    @ParameterizedTest
    @CsvSource({"3, 100, 150, 50", "10, 500, 800, 80", "20, 1000, 1500, 80"})
    void topicsThatDocumentsWereMadeFromAreFoundAgain(int topics, int words, int documents, int length) {
        GeneratedDocuments made = GeneratedDocuments.draw(topics, words, documents + 100, length, 5);
        List<int[]> trained = made.words().subList(0, documents);
        List<int[]> others = made.words().subList(documents, documents + 100);
        TopicSums fitted = LongStream.rangeClosed(1, 3)
                .mapToObj(seed -> GibbsFit.of(
                                EngineDocuments.of(spark, trained), words, GibbsSettings.usual(topics, 250, seed))
                        .topics())
                .max(Comparator.comparingDouble(each -> logLikelihood(each, others)))
                .orElseThrow();
        assertThat(TopicSimilarity.match(made.topics().byTerm(), fitted.matrix().byTerm())
                        .similarities())
                .satisfies(alike ->
                        assertThat(Arrays.stream(alike).min().orElseThrow()).isGreaterThan(0.7));
    }

    private static double logLikelihood(TopicSums fitted, List<int[]> documents) {
        TermTopics terms = fitted.matrix().byTerm();
        Completion completion = new Completion(fitted.concentrations().documents());
        return documents.stream()
                .mapToDouble(words -> completion.logLikelihood(words, word -> {
                    double[] row = new double[fitted.topicCount()];
                    terms.probabilities(word, fitted.evenShares(), row);
                    return row;
                }))
                .sum();
    }

    /** One word, repeated: every topic is the same, and all is well otherwise. */
    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void aVocabularyOfOneWord(int topics) {
        List<int[]> documents = Collections.nCopies(30, new int[50]);
        try (TopicModel model = GibbsFit.of(EngineDocuments.of(spark, documents), 1, GibbsSettings.usual(topics, 42, 1))
                .run()) {
            assertWhole(model, documents);
        }
    }

    /** A million tokens in one document, beside small ones: counts are whole numbers of any size. */
    @Test
    void aDocumentOfAMillionTokens() {
        List<int[]> documents = new ArrayList<>(words(200, 1));
        documents.add(new Random(3).ints(1_000_000, 0, V).toArray());
        try (TopicModel model = GibbsFit.of(EngineDocuments.of(spark, documents), V, GibbsSettings.usual(K, 42, 1))
                .run()) {
            assertWhole(model, documents);
        }
    }

    private static void assertWhole(TopicModel model, List<int[]> documents) {
        TopicSums sums = model.sums().orElseThrow();
        long tokens = documents.stream().mapToLong(words -> words.length).sum();
        assertThat(sums.counts().tokens()).isEqualTo(tokens * sums.samples());
        assertThat(weights(model)).hasSize(documents.size()).allSatisfy((name, theta) -> {
            assertThat(theta).allMatch(each -> each > 0);
            assertThat(theta.stream().mapToDouble(each -> each).sum()).isCloseTo(1, within(1e-12));
        });
    }

    private JavaPairRDD<String, CountedDocument> documents(int count, long seed) {
        return EngineDocuments.of(spark, words(count, seed));
    }

    /** Documents of up to thirty words, most of them of one quarter of the vocabulary. */
    private static List<int[]> words(int count, long seed) {
        Random random = new Random(seed);
        List<int[]> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int quarter = random.nextInt(4);
            documents.add(random.ints(random.nextInt(1, 30), 0, V)
                    .map(word -> random.nextInt(5) == 0 ? word : quarter * (V / 4) + word % (V / 4))
                    .toArray());
        }
        return documents;
    }
}
