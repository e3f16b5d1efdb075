package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConcentrationLearningTest {

    /** &psi;(1) = &minus;&gamma;, &psi;(1/2) = &minus;&gamma; &minus; 2 ln 2, &psi;(10) = 7129/2520 &minus; &gamma; (Abramowitz and Stegun 6.3.2 and 6.3.3). */
    @Test
    void digammaHasItsKnownValues() {
        double euler = 0.5772156649015329;
        assertThat(Digamma.of(1)).isCloseTo(-euler, within(1e-12));
        assertThat(Digamma.of(0.5)).isCloseTo(-euler - 2 * Math.log(2), within(1e-12));
        assertThat(Digamma.of(10)).isCloseTo(7129.0 / 2520 - euler, within(1e-12));
        assertThat(Digamma.of(1e6)).isCloseTo(Math.log(1e6) - 0.5e-6, within(1e-12));
    }

    /**
     * One step by hand. Documents of topics (2, 1) and (0, 1), alpha (1, 1/2), sum s = 3/2.
     * Denominator: lengths 3 and 1: 1/s + 1/(s+1) + 1/(s+2) = 2/3 + 2/5 + 2/7, and 1/s = 2/3.
     * Topic 0: one document of 2: 1/1 + 1/2 = 3/2. Topic 1: two documents of 1: 2 / (1/2) = 4.
     */
    @Test
    void aStepIsMinkas() {
        TokenBlock block = Corpora.block(new int[] {0, 0, 1}, new int[] {1}).with(new short[] {0, 0, 1, 1});
        double denominator = 2.0 / 3 + 2.0 / 5 + 2.0 / 7 + 2.0 / 3;
        double[] learned = ConcentrationLearning.documents(new double[] {1, 0.5}, CountHistogram.of(block), 1);
        assertThat(learned[0]).isCloseTo(1 * 1.5 / denominator, within(1e-12));
        assertThat(learned[1]).isCloseTo(0.5 * 4 / denominator, within(1e-12));
    }

    /** Topics that are known are drawn from a Dirichlet distribution of known concentration, which is found again. */
    @Test
    void thePlantedConcentrationIsFound() {
        int topics = 4;
        int words = 10;
        TokenBlock block =
                Corpora.block(Corpora.planted(4000, topics, words, 60, 0.4, 3).toArray(int[][]::new));
        short[] truth = new short[block.tokenCount()];
        for (int i = 0; i < block.wordCount(); i++) {
            Arrays.fill(truth, block.start(i), block.start(i + 1), (short) (block.word(i) / words));
        }
        CountHistogram histogram = CountHistogram.of(block.with(truth));
        double[] learned = ConcentrationLearning.documents(new double[] {2, 1, 1, 0.1}, histogram, 200);
        for (double each : learned) {
            assertThat(each).isCloseTo(0.4, within(0.03));
        }
    }

    /** Every word equally often in a topic asks for a large beta, few words in each for a small one. */
    @Test
    void betaFollowsTheSpreadOfWords() {
        assertThat(ConcentrationLearning.topics(0.1, counts(20, 20), 50)).isGreaterThan(1);
        assertThat(ConcentrationLearning.topics(0.1, counts(20, 2), 50)).isLessThan(0.1);
    }

    /** Two topics of 20 tokens for each of some words, of so many. */
    private static TopicCounts counts(int vocabularySize, int used) {
        int[] document = new int[40 * used];
        short[] topics = new short[document.length];
        for (int i = 0; i < document.length; i++) {
            document[i] = i / 40;
            topics[i] = (short) (i % 2);
        }
        return TopicCounts.none(vocabularySize, 2)
                .plus(CountChanges.all(Corpora.block(document).with(topics), 2));
    }

    @Test
    void aTopicOfNoDocumentIsNotLost() {
        TokenBlock block = Corpora.block(new int[] {0, 0}).with(new short[] {0, 0});
        double[] learned = ConcentrationLearning.documents(new double[] {1, 1}, CountHistogram.of(block), 5);
        assertThat(learned[1]).isGreaterThan(0);
        assertThat(ConcentrationLearning.documents(new double[] {1, 1}, CountHistogram.none(), 5))
                .containsExactly(1, 1);
    }

    /** Documents (0, 0, 1), (1) and (0, 0), in two blocks and in one. Tokens lie by word: of word 0 in d0, d0, d2, d2, of word 1 in d0, d1. */
    @Test
    void mergingAddsHistogramsUp() {
        TokenBlock one = Corpora.block(new int[] {0, 0, 1}).with(new short[] {0, 0, 1});
        TokenBlock other = Corpora.block(new int[] {1}, new int[] {0, 0}).with(new short[] {1, 0, 0});
        TokenBlock both = Corpora.block(new int[] {0, 0, 1}, new int[] {1}, new int[] {0, 0})
                .with(new short[] {0, 0, 1, 0, 1, 0});
        CountHistogram merged = CountHistogram.of(one).plus(CountHistogram.of(other));
        assertThat(bars(merged)).isEqualTo(bars(CountHistogram.of(both)));
        // lengths 1, 2 and 3 once each; topic 0 has two tokens of d0, one of d1 and one of d2, topic 1 one of d0 and
        // one of d2
        assertThat(bars(merged)).isEqualTo("length 1:1 length 2:1 length 3:1 topic 0 1:2 2:1 topic 1 1:2 ");
    }

    private static String bars(CountHistogram histogram) {
        StringBuilder text = new StringBuilder();
        histogram.lengths((tokens, documents) -> text.append("length ")
                .append(tokens)
                .append(':')
                .append(documents)
                .append(' '));
        for (int topic = 0; topic < 2; topic++) {
            text.append("topic ").append(topic).append(' ');
            histogram.topic(
                    topic,
                    (tokens, documents) ->
                            text.append(tokens).append(':').append(documents).append(' '));
        }
        return text.toString();
    }

    @Test
    void concentrationsAreAboveNothing() {
        assertThatThrownBy(() -> Concentrations.symmetric(3, 0, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpha is 0.0");
        assertThatThrownBy(() -> Concentrations.symmetric(3, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beta is NaN");
    }
}
