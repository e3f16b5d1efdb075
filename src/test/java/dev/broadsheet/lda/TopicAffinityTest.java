package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TopicAffinityTest {

    /**
     * Shares of three words (1/2, 1/2, 0), (0, 1/2, 1/2) and (0, 0, 1), the last topic with twice the tokens and then one without any. First and
     * second have &Sigma; &radic;(p q) = 1/2, so 1 &minus; &radic;(1/2); second and third 1 / &radic;2, so 1 &minus; &radic;(1 &minus; 1 / &radic;2).
     */
    @Test
    void hellingerDistanceByHand() {
        TopicCounts counts = DenseCounts.of(new int[][] {{3, 0, 0, 0}, {3, 5, 0, 0}, {0, 5, 20, 0}});
        TopicAffinity affinity = new TopicAffinity(counts);

        assertThat(affinity.with(0)).containsExactly(new double[] {1, 0.29289, 0, 0}, within(1e-5));
        assertThat(affinity.with(1)).containsExactly(new double[] {0.29289, 1, 0.45880, 0}, within(1e-5));
        assertThat(affinity.with(3)).containsOnly(0);
    }

    /** Both ways the same, and between none and all. */
    @Property(tries = 50)
    void isSymmetric(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int topicCount) {
        Random random = new Random(seed);
        int[][] tokens = new int[8][];
        for (int word = 0; word < tokens.length; word++) {
            tokens[word] = random.ints(topicCount, 0, 4).toArray();
        }
        TopicAffinity affinity = new TopicAffinity(DenseCounts.of(tokens));
        for (int first = 0; first < topicCount; first++) {
            for (int second = 0; second < topicCount; second++) {
                assertThat(affinity.with(first)[second])
                        .isEqualTo(affinity.with(second)[first])
                        .isBetween(0.0, 1.0);
            }
        }
    }
}
