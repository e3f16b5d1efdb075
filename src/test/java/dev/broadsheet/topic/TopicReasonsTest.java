package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicReasonsTest {

    /** Topic 0 is terms 0, 1 and 2, topic 1 terms 1, 2 and 3; no topic knows term 4. */
    private static final TermTopics MODEL = new TopicMatrix(
                    List.of(
                            new TopicDistribution(new int[] {0, 1, 2}, new double[] {0.5, 0.25, 0.25}),
                            new TopicDistribution(new int[] {1, 2, 3}, new double[] {0.25, 0.5, 0.25})),
                    5)
            .byTerm();

    private static final double[] EVEN = {0.5, 0.5};
    private static final int[] TERMS = {3, 2, 1, 0};
    private static final int[] COUNTS = {1, 1, 3, 1};

    /**
     * With even weights a token of term 0 is topic 0's, of term 3 topic 1's, of term 1 half of each, and of term 2 a third topic 0's and two
     * thirds topic 1's. By counts: topic 0 has 1.5 of term 1, 1 of term 0, 1/3 of term 2; topic 1 has 1.5 of term 1, 1 of term 3, 2/3 of term 2.
     */
    @Test
    void termsWithTheMostExpectedTokensComeFirst() {
        List<int[]> reasons = new TopicReasons(MODEL, term -> false, 9).of(EVEN, TERMS, COUNTS, 0, 1);
        assertThat(reasons.get(0)).containsExactly(1, 0, 2);
        assertThat(reasons.get(1)).containsExactly(1, 3, 2);
    }

    @Test
    void topicsComeInTheOrderTheyAreAskedFor() {
        List<int[]> reasons = new TopicReasons(MODEL, term -> false, 1).of(EVEN, TERMS, COUNTS, 1, 0);
        assertThat(reasons).hasSize(2);
        assertThat(new TopicReasons(MODEL, term -> term == 1, 1).of(EVEN, TERMS, COUNTS, 1, 0))
                .containsExactly(new int[] {3}, new int[] {0});
    }

    @Test
    void backgroundTermsStandBehindAllOthers() {
        List<int[]> reasons = new TopicReasons(MODEL, term -> term == 1, 9).of(EVEN, TERMS, COUNTS, 0, 1);
        assertThat(reasons.get(0)).containsExactly(0, 2, 1);
        assertThat(reasons.get(1)).containsExactly(3, 2, 1);
        assertThat(new TopicReasons(MODEL, term -> term == 1, 2)
                        .of(EVEN, TERMS, COUNTS, 0)
                        .get(0))
                .as("two of them")
                .containsExactly(0, 2);
    }

    /** One token of term 0 and two of term 1, of which topic 0 has half: 1 and 1. */
    @Test
    void equalOnesStandByNumber() {
        assertThat(new TopicReasons(MODEL, term -> false, 9)
                        .of(EVEN, new int[] {1, 0}, new int[] {2, 1}, 0)
                        .get(0))
                .containsExactly(0, 1);
    }

    /** What the article has nothing of gives no reason, and a term that no topic explains counts by the article's weights. */
    @Test
    void termsThatGiveNothingAreNoReasons() {
        TopicReasons reasons = new TopicReasons(MODEL, term -> false, 9);
        assertThat(reasons.of(new double[] {1, 0}, new int[] {3, 1}, new int[] {5, 1}, 1)
                        .get(0))
                .isEmpty();
        // 4 tokens of term 4, of which the weights give topic 1 three; of the one of term 3 it has all
        assertThat(reasons.of(new double[] {0.25, 0.75}, new int[] {3, 4}, new int[] {1, 4}, 1)
                        .get(0))
                .containsExactly(4, 3);
    }
}
