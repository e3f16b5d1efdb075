package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every figure against numpy, scipy and gensim; how the numbers were made stands in src/test/oracle/topic_figures.py. */
class TopicFiguresOracleTest {

    private final Config oracle = ConfigFactory.parseResources("oracle/topic-figures.json");
    private final int terms = oracle.getInt("vocabulary_size");
    private final double[][] phi = matrix("phi");
    private final double[][] theta = matrix("theta");
    private final int[][] texts = table("texts");
    private final int[][] top = table("top_terms");
    private final TopicMatrix model = new TopicMatrix(
            Arrays.stream(phi)
                    .map(row -> new TopicDistribution(IntStream.range(0, terms).toArray(), row))
                    .toList(),
            terms);
    private final TermPairs tracked = TermPairs.within(top);

    private double[][] matrix(String name) {
        return oracle.getList(name).stream()
                .map(row -> ((ConfigList) row)
                        .unwrapped().stream()
                                .mapToDouble(value -> ((Number) value).doubleValue())
                                .toArray())
                .toArray(double[][]::new);
    }

    private int[][] table(String name) {
        return Arrays.stream(matrix(name))
                .map(row -> Arrays.stream(row).mapToInt(value -> (int) value).toArray())
                .toArray(int[][]::new);
    }

    private double[] vector(String name) {
        return oracle.getDoubleList(name).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private WindowCounts windows() {
        WindowCounter counter = new WindowCounter(tracked, WindowCounter.WIDTH);
        for (int[] text : texts) {
            int[] places = Arrays.stream(text).map(tracked::place).toArray();
            counter.add(places, places.length);
        }
        return counter.counts();
    }

    @Test
    void termsAreRankedAsByNumpy() {
        for (int topic = 0; topic < phi.length; topic++) {
            assertThat(model.topics().get(topic).mostProbable(10)).containsExactly(top[topic]);
        }
        assertThat(model.diversity(10)).isEqualTo(oracle.getDouble("diversity"));
    }

    @Test
    void windowsAreCountedAsPlainSets() {
        WindowCounts counts = windows();
        assertThat(counts.windows()).isEqualTo(oracle.getLong("windows"));
        for (int topic = 0; topic < top.length; topic++) {
            int pair = 0;
            for (int i = 0; i < top[topic].length; i++) {
                int first = tracked.place(top[topic][i]);
                assertThat(counts.term(first)).isEqualTo(table("window_counts")[topic][i]);
                for (int j = i + 1; j < top[topic].length; j++, pair++) {
                    int place = tracked.pair(first, tracked.place(top[topic][j]));
                    assertThat(counts.pair(place)).isEqualTo(table("pair_counts")[topic][pair]);
                }
            }
        }
    }

    @Test
    void coherenceAgrees() {
        for (int topic = 0; topic < top.length; topic++) {
            assertThat(Coherence.of(top[topic], tracked, windows()))
                    .isCloseTo(vector("coherence")[topic], within(1e-12));
        }
    }

    @Test
    void exclusivityAndEffectiveTermsAgree() {
        for (int topic = 0; topic < top.length; topic++) {
            TopicDistribution row = model.topics().get(topic);
            assertThat(Frex.mean(row, model.termSums(), top[topic]))
                    .isCloseTo(vector("exclusivity")[topic], within(1e-12));
            assertThat(row.effectiveTerms()).isCloseTo(vector("effective_terms")[topic], within(1e-10));
        }
    }

    @Test
    void expectedTokensAgree() {
        int[] all = IntStream.range(0, terms).toArray();
        CountedTerms wanted = new CountedTerms(new int[][] {all, all, all}, terms);
        TokenExpectation expectation = new TokenExpectation(model.byTerm(), wanted);
        for (int article = 0; article < texts.length; article++) {
            int[] counts = new int[terms];
            Arrays.stream(texts[article]).filter(term -> term >= 0).forEach(term -> counts[term]++);
            expectation.add(theta[article], all, counts);
        }
        ExpectedTokens tokens = expectation.result();
        for (int topic = 0; topic < top.length; topic++) {
            assertThat(tokens.topic(topic)).isCloseTo(vector("token_count")[topic], within(1e-4));
            assertThat(tokens.documentEntropy(topic)).isCloseTo(vector("document_entropy")[topic], within(1e-6));
            for (int term : all) {
                assertThat(tokens.counted(wanted.slot(topic, term)))
                        .isCloseTo(matrix("counts")[topic][term], within(1e-5));
            }
        }
        assertThat(tokens.logLikelihood()).isCloseTo(oracle.getDouble("log_likelihood"), within(1e-4));
    }

    @Test
    void relevanceAgrees() {
        List<Double> shares = oracle.getDoubleList("term_share");
        for (int topic = 0; topic < top.length; topic++) {
            for (int term = 0; term < terms; term++) {
                if (shares.get(term) > 0) {
                    assertThat(Relevance.of(phi[topic][term], shares.get(term)))
                            .isCloseTo(matrix("relevance")[topic][term], within(1e-12));
                }
            }
        }
    }
}
