package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SharedWeightsTest {

    /**
     * 20 articles of (1, 0) and (1/2, 1/2), 20 of (0, 1) and (0, 1). Sums of weights 20, 20 and 10, 30; of squares 20, 20 and 5, 25. The
     * first topics: products 10, cosine 10 / (&radic;20 &radic;5) = 1. First and second: 10 / (&radic;20 &radic;25) = 1 / &radic;5.
     */
    @Test
    void cosinesAndSharesByHand() {
        SharedWeights sums = weights(20, 20);
        assertThat(sums.cosine(0, 0).orElseThrow()).isCloseTo(1, within(1e-7));
        assertThat(sums.cosine(0, 1).orElseThrow()).isCloseTo(1 / Math.sqrt(5), within(1e-7));
        assertThat(sums.cosine(1, 0).orElseThrow()).isZero();
        assertThat(sums.into(0, 1)).isCloseTo(0.5, within(1e-7));
        assertThat(sums.from(0, 1)).isCloseTo(1.0 / 3, within(1e-7));
        assertThat(sums.into(1, 1)).isCloseTo(1, within(1e-7));
        assertThat(sums.from(1, 1)).isCloseTo(2.0 / 3, within(1e-7));
    }

    /** 19 articles have 9.5 articles' worth of the second model's first topic: below 10. */
    @Test
    void fewArticlesSayNothing() {
        assertThat(weights(20, 0).tells(0, 0)).isTrue();
        SharedWeights few = weights(19, 20);
        assertThat(few.tells(0, 0)).isFalse();
        assertThat(few.cosine(0, 0)).isEmpty();
        assertThat(few.cosine(0, 1)).isPresent();
        assertThat(few.cosine(1, 0)).isEmpty();
    }

    private static SharedWeights weights(int first, int second) {
        SharedWeights sums = new SharedWeights(2, 2);
        for (int i = 0; i < first; i++) {
            sums.add(new double[] {1, 0}, new double[] {0.5, 0.5});
        }
        for (int i = 0; i < second; i++) {
            sums.add(new double[] {0, 1}, new double[] {0, 1});
        }
        return sums;
    }

    /** Sums of parts added up are the sums of all, bit for bit, in either order. */
    @Property(tries = 50)
    void partsAddUp(@ForAll long seed) {
        Random random = new Random(seed);
        SharedWeights all = new SharedWeights(3, 2);
        SharedWeights left = new SharedWeights(3, 2);
        SharedWeights right = new SharedWeights(3, 2);
        for (int article = 0; article < 30; article++) {
            double[] first = {random.nextDouble(), random.nextDouble(), random.nextInt(2)};
            double[] second = {random.nextDouble(), random.nextDouble()};
            all.add(first, second);
            (random.nextBoolean() ? left : right).add(first, second);
        }
        assertThat(left.plus(right)).isEqualTo(all).hasSameHashCodeAs(all);
        assertThat(right.plus(left)).isEqualTo(all);
    }
}
