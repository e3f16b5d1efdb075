package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.phrase.PhraseText;
import dev.broadsheet.topic.PhraseCounts.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of one topic, derived by hand. */
class FigureTest {

    @Test
    void fixedPointRoundsToUnitsAndRefusesWhatDoesNotFit() {
        assertThat(FixedPoint.of(1)).isEqualTo(16_777_216);
        assertThat(FixedPoint.of(1.4 / 16_777_216)).isEqualTo(1);
        assertThat(FixedPoint.value(FixedPoint.of(0.375))).isEqualTo(0.375);
        assertThatThrownBy(() -> FixedPoint.of(Double.NaN))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("beyond 64-bit fixed point: NaN");
        assertThatThrownBy(() -> FixedPoint.of(1e12)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.plus(new long[] {Long.MAX_VALUE}, new long[] {1}))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void effectiveOutcomesOfAnEvenDistributionIsTheirNumber() {
        assertThat(Entropy.effectiveOutcomes(new double[] {0.25, 0.25, 0.25, 0.25, 0}))
                .isCloseTo(4, within(1e-12));
        assertThat(Entropy.effectiveOutcomes(new double[] {0, 1})).isEqualTo(1);
        // 1/2, 1/4, 1/4: H = 1.5 ln 2
        assertThat(Entropy.nats(new double[] {0.5, 0.25, 0.25})).isCloseTo(1.5 * Math.log(2), within(1e-15));
    }

    @Test
    void entropyFromSumsEqualsEntropyOfShares() {
        // 4, 2 and 2 tokens of 8: 1.5 ln 2
        double sum = Entropy.term(4) + Entropy.term(2) + Entropy.term(2) + Entropy.term(0);
        assertThat(Entropy.ofShares(8, sum)).isCloseTo(1.5 * Math.log(2), within(1e-15));
        assertThat(Entropy.ofShares(0, 0)).isZero();
    }

    @Test
    void relevanceWeighsProbabilityAgainstLift() {
        // phi = 1/4, p = 1/16: 0.6 ln 1/4 + 0.4 ln 4 = -0.2 ln 4
        assertThat(Relevance.of(0.25, 1.0 / 16)).isCloseTo(-0.2 * Math.log(4), within(1e-15));
        assertThat(Relevance.share(0.25, Relevance.of(0.25, 1.0 / 16))).isCloseTo(1.0 / 16, within(1e-15));
        assertThat(Relevance.of(0.1, 0.05)).isGreaterThan(Relevance.of(0.1, 0.1));
    }

    @Test
    void frexWeighsExclusivityBySevenTenths() {
        // 1 / (0.7 / 0.5 + 0.3 / 1) = 1 / 1.7
        assertThat(Frex.of(0.5, 1)).isCloseTo(1 / 1.7, within(1e-15));
        assertThat(Frex.of(1, 0.5)).isCloseTo(1 / 1.3, within(1e-15));
        assertThat(Frex.of(1, 1)).isCloseTo(1, within(1e-15));
    }

    @Test
    void frexRanksOverTheWholeVocabulary() {
        // Topic 0 over four terms: .5 .3 .2 0; sums .6 1.2 .2 0 hence exclusivities .8333 .25 1 and none.
        // Ranks of frequency: term 0 4/4, term 1 3/4, term 2 2/4; of exclusivity: 3/4, 2/4, 4/4.
        TopicDistribution topic = new TopicDistribution(new int[] {0, 1, 2}, new double[] {0.5, 0.3, 0.2});
        double[] sums = {0.6, 1.2, 0.2, 0};
        assertThat(Frex.mean(topic, sums, new int[] {0})).isCloseTo(1 / (0.7 / 0.75 + 0.3), within(1e-15));
        double second = 1 / (0.7 / 0.5 + 0.3 / 0.75);
        double third = 1 / (0.7 / 1 + 0.3 / 0.5);
        assertThat(Frex.mean(topic, sums, new int[] {1, 2})).isCloseTo((second + third) / 2, within(1e-15));
        assertThat(Frex.mean(topic, sums, new int[] {})).isZero();
    }

    @Test
    void aLabelIsTheThreeMostRelevantOfThirty() {
        int[] terms = IntStream.range(0, 40).toArray();
        // The most relevant of all stands at place 35 and is not looked at; 5 and 6 are equal.
        IntToDoubleFunction relevance = term -> term == 35 ? 9 : term == 20 ? 5 : term == 5 || term == 6 ? 3 : 0;
        assertThat(TopicLabel.of(terms, Optional.empty(), relevance, term -> "t" + term, (a, b) -> a + " " + b))
                .isEqualTo("t20, t5, t6");
        assertThat(TopicLabel.of(new int[] {2}, Optional.empty(), term -> 0, term -> "only", (a, b) -> a + " " + b))
                .isEqualTo("only");
    }

    @Test
    void aPhraseComesFirstAndItsTermsDoNotComeAgain() {
        String label = TopicLabel.of(
                new int[] {0, 1, 2, 3, 4},
                Optional.of(new Phrase(3, 0)),
                term -> -term,
                term -> "t" + term,
                PhraseText::joined);
        assertThat(label).isEqualTo("t3 t0, t1, t2");
        // a script without spaces has none in its labels
        assertThat(TopicLabel.of(
                        new int[] {0, 1},
                        Optional.of(new Phrase(0, 1)),
                        term -> 0,
                        term -> List.of("営業", "経験").get(term),
                        PhraseText::joined))
                .isEqualTo("営業経験");
    }

    @Test
    void theMostProbableTermsAreRankedByProbabilityThenTerm() {
        TopicDistribution topic =
                new TopicDistribution(new int[] {1, 3, 4, 7, 9}, new double[] {0.2, 0.3, 0.2, 0.3, 0});
        assertThat(topic.mostProbable(3)).containsExactly(3, 7, 1);
        assertThat(topic.mostProbable(9)).containsExactly(3, 7, 1, 4);
        assertThat(topic.probabilityOf(7)).isEqualTo(0.3);
        assertThat(topic.probabilityOf(2)).isZero();
    }

    @Test
    void termsOfATopicMustAscend() {
        assertThatThrownBy(() -> new TopicDistribution(new int[] {2, 2}, new double[] {0.5, 0.5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("terms are not ascending at 1");
        assertThatThrownBy(() -> new TopicDistribution(new int[] {2}, new double[] {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 terms, 0 probabilities");
    }

    @Test
    void topicsAreNumberedByTokensThenTopTerm() {
        assertThat(TopicOrder.of(new long[] {5, 9, 5, 5}, List.of("pear", "fig", "apple", "apple")))
                .containsExactly(1, 2, 3, 0);
    }

    @Test
    void diversityIsTheShareOfDistinctTopTerms() {
        TopicMatrix matrix = new TopicMatrix(
                List.of(
                        new TopicDistribution(new int[] {0, 1}, new double[] {0.6, 0.4}),
                        new TopicDistribution(new int[] {0, 2}, new double[] {0.5, 0.5})),
                3);
        assertThat(matrix.diversity(2)).isEqualTo(0.75);
        assertThat(matrix.termSums()).containsExactly(1.1, 0.4, 0.5);
    }
}
