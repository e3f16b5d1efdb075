package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampledTopicsTest {

    /** Word 0: 3 tokens in topic 0; word 1: none; word 2: 1 in topic 0 and 6 in topic 1; all over two samples. */
    private static final TopicCounts SUMS =
            TopicCounts.of(2, new int[] {0, 1, 1, 3}, new short[] {0, 0, 1}, new int[] {3, 1, 6});

    private final SampledTopics topics = new SampledTopics(SUMS, 2, new Concentrations(new double[] {1, 2}, 0.5));

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

    @Test
    void shapesAreChecked() {
        assertThatThrownBy(() -> new SampledTopics(SUMS, 0, topics.concentrations()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples is 0; it must be at least 1");
        assertThatThrownBy(() -> new SampledTopics(SUMS, 1, new Concentrations(new double[] {1}, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 1 concentrations of documents for 2 topics");
    }
}
