package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DocumentSumsTest {

    /**
     * Tokens by word: of d0 words 0 and 1, of d1 word 1. Two samples: d0 has (1, 1) then (0, 2) tokens in topics 0 and 1, in the mean
     * (0.5, 1.5); with alpha (1, 3) the weights are (1.5, 4.5) / 6.
     */
    @Test
    void weightsAreMeansOverSamples() {
        TokenBlock block = Corpora.block(new int[] {0, 1}, new int[] {1});
        DocumentSums sums = DocumentSums.none(block)
                .plus(block.with(new short[] {0, 1, 0}), 2)
                .plus(block.with(new short[] {1, 1, 0}), 2);
        double[] alpha = {1, 3};
        assertThat(sums.theta(0, alpha)).containsExactly(new double[] {0.25, 0.75}, within(1e-12));
        // d1: two samples of (1, 0): (1 + 1, 0 + 3) / 5
        assertThat(sums.theta(1, alpha)).containsExactly(new double[] {0.4, 0.6}, within(1e-12));
    }

    @Test
    void withoutASampleThereAreNone() {
        TokenBlock block = Corpora.block(new int[] {0});
        assertThatThrownBy(() -> DocumentSums.none(block).theta(0, new double[] {1, 1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no sample was added");
    }
}
