package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TopicSumsTest {

    /** Word 0: 3 tokens in topic 0; word 1: none; word 2: 1 in topic 0 and 6 in topic 1; all over two samples. */
    private static final TopicCounts COUNTS = DenseCounts.of(new int[] {3, 0}, new int[] {0, 0}, new int[] {1, 6});

    private final TopicSums topics = new TopicSums(COUNTS, 2, new Concentrations(new double[] {1, 2}, 0.5));

    /** n_0 = 4 / 2, n_1 = 6 / 2, V beta = 1.5. */
    @Test
    void countsAreMeansOverSamplesAndSmoothed() {
        assertThat(topics.total(0)).isEqualTo(3.5);
        assertThat(topics.total(1)).isEqualTo(4.5);
        double[] row = new double[2];
        topics.counts(0, row);
        assertThat(row).containsExactly(2, 0.5);
        topics.counts(1, row);
        assertThat(row).containsExactly(0.5, 0.5);
        topics.probabilities(2, row);
        assertThat(row).containsExactly(new double[] {1 / 3.5, 3.5 / 4.5}, within(1e-15));
    }

    /** V beta of all: 1.5 / 3.5 and 1.5 / 4.5. */
    @Test
    void aShareOfEachTopicIsTheSameForAllWords() {
        assertThat(topics.evenShares()).containsExactly(new double[] {1.5 / 3.5, 1.5 / 4.5}, within(1e-15));
        assertThat(topics.smoothing().topics()).isEqualTo(1);
    }

    @Test
    void shapesAreChecked() {
        assertThatThrownBy(() -> new TopicSums(COUNTS, 0, topics.concentrations()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 samples; there must be one at least");
        assertThatThrownBy(() -> new TopicSums(COUNTS, 1, new Concentrations(new double[] {1}, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 topics, but concentrations of 1");
    }
}
