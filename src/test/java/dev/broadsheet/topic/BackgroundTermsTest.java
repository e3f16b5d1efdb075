package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTermsTest {

    /** 1,000 tokens strewn over 1,000 articles stand in 1,000 (1 - 1/e) = 632.12 of them; in bursts of ten, in 100: ln 6.3212. */
    @Test
    void burstsAreRarerThanStrewnTokens() {
        assertThat(ResidualIdf.of(1000, 632, 1000)).isCloseTo(0, within(2e-4));
        assertThat(ResidualIdf.of(1000, 100, 1000)).isCloseTo(Math.log(6.3212056), within(1e-7));
    }

    /** Two topics of equal size; term 0 in both with 0.2, terms 1 and 2 in one each with 0.8: lift 1 and 2, so 0 and ln 2. */
    @Test
    void distinctivenessIsOfTopicsAgainstAllTokens() {
        TopicMatrix matrix = new TopicMatrix(
                List.of(
                        new TopicDistribution(new int[] {0, 1}, new double[] {0.2, 0.8}),
                        new TopicDistribution(new int[] {0, 2}, new double[] {0.2, 0.8})),
                3);
        double[] distinct = BackgroundTerms.distinctiveness(matrix, new double[] {7, 7});
        assertThat(distinct[0]).isCloseTo(0, within(1e-15));
        assertThat(distinct[1]).isCloseTo(Math.log(2), within(1e-15));
        assertThat(distinct[2]).isCloseTo(Math.log(2), within(1e-15));
    }

    /**
     * Terms 0 and 1 are of topics and come in bursts, 2 is in both topics, 3 is in one but strewn over articles, 4 is strewn too but stands
     * in fewer than one article of a hundred.
     */
    @Test
    void chatterIsSpreadOverTopicsOrStrewnOverArticles() {
        TopicMatrix matrix = new TopicMatrix(
                List.of(
                        new TopicDistribution(new int[] {0, 2, 3}, new double[] {0.5, 0.3, 0.2}),
                        new TopicDistribution(new int[] {1, 2, 4}, new double[] {0.69, 0.3, 0.01})),
                5);
        long[] articles = {100, 100, 100, 632, 9};
        long[] tokens = {1000, 1000, 1000, 1000, 9};
        boolean[] background =
                BackgroundTerms.of(matrix, new double[] {1, 1}, 1000, term -> articles[term], term -> tokens[term]);
        assertThat(background).containsExactly(false, false, true, true, false);
    }
}
