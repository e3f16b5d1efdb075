package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final double[][] PHI = {{0.9, 0.1}, {0.1, 0.9}};

    /** With alpha that outweighs everything the weights are alpha's own: p(w) = 1/2 &middot; 0.9 + 1/2 &middot; 0.1 = 1/2. */
    @Test
    void aStrongPriorDecides() {
        double[] alpha = {1e9, 1e9};
        assertThat(new Completion(alpha).logLikelihood(new int[] {0, 1, 0, 0}, word -> PHI[word]))
                .isCloseTo(2 * Math.log(0.5), within(1e-6));
    }

    /**
     * One token of word 0 and alpha (1, 1): the fixed point of t = (1 + r) / 3 with r = 0.9 t / (0.9 t + 0.1 (1 - t)), that is
     * 2.4 t^2 - 1.4 t - 0.1 = 0, so t = (1.4 + sqrt(1.96 + 0.96)) / 4.8 = 0.647667. Word 0 again has 0.9 t + 0.1 (1 - t).
     */
    @Test
    void weightsAreTheFixedPoint() {
        double t = (1.4 + Math.sqrt(1.96 + 0.96)) / 4.8;
        assertThat(new Completion(new double[] {1, 1}).logLikelihood(new int[] {0, 0}, word -> PHI[word]))
                .isCloseTo(Math.log(0.9 * t + 0.1 * (1 - t)), within(1e-9));
    }

    /** The same fixed point as above, for the one token there is. */
    @Test
    void weightsOfAllTokensAreTheFixedPoint() {
        double t = (1.4 + Math.sqrt(1.96 + 0.96)) / 4.8;
        assertThat(new Completion(new double[] {1, 1}).weights(new int[] {0}, word -> PHI[word]))
                .containsExactly(new double[] {t, 1 - t}, within(1e-9));
    }

    @Test
    void evenPositionsAreNotScored() {
        assertThat(Completion.scored(0)).isZero();
        assertThat(Completion.scored(1)).isZero();
        assertThat(Completion.scored(5)).isEqualTo(2);
        assertThat(new Completion(new double[] {1, 1}).logLikelihood(new int[] {1}, word -> PHI[word]))
                .isZero();
    }

    /** Three tokens, the middle one foretold by two of word 0, the others by one of word 1. */
    @Test
    void eachHalfIsForetoldByTheOther() {
        Completion completion = new Completion(new double[] {1, 1});
        double two = (2.2 + Math.sqrt(4.84 + 1.28)) / 6.4;
        double one = 1 - (1.4 + Math.sqrt(1.96 + 0.96)) / 4.8;
        assertThat(completion.logLikelihoodOfAll(new int[] {0, 1, 0}, word -> PHI[word]))
                .isCloseTo(
                        Math.log(0.1 * two + 0.9 * (1 - two)) + 2 * Math.log(0.9 * one + 0.1 * (1 - one)),
                        within(1e-9));
        assertThat(completion.logLikelihoodOfAll(new int[] {0}, word -> PHI[word]))
                .isCloseTo(Math.log(0.5), within(1e-12));
        assertThat(completion.logLikelihoodOfAll(new int[0], word -> PHI[word])).isZero();
    }

    @Test
    void countsWeighAsTheirTokens() {
        Completion completion = new Completion(new double[] {0.3, 1.2});
        double[] byTokens = completion.weights(new int[] {0, 0, 0, 1}, word -> PHI[word]);
        assertThat(completion.weightsByCounts(new int[] {3, 1}, place -> PHI[place]))
                .containsExactly(byTokens, within(1e-12));
    }
}
