package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TopicShareTest {

    @Test
    void smallSharesAreLeftOutAndTheOthersScaled() {
        // The engine's topic 2 is published as 0, its 0 as 1, its 1 as 2; .6 and .2 scale to .75 and .25.
        List<TopicShare> shares = TopicShare.named(new double[] {0.2, 0.2, 0.6}, new int[] {2, 0, 1}, 0.2);
        assertThat(shares).extracting(TopicShare::topic).containsExactly(0, 1, 2);
        shares = TopicShare.named(new double[] {0.15, 0.05, 0.8}, new int[] {2, 0, 1}, 0.1);
        assertThat(shares).extracting(TopicShare::topic).containsExactly(0, 1);
        assertThat(shares.get(0).weight()).isCloseTo(0.8 / 0.95, within(1e-15));
    }

    @Test
    void theLargestStaysHoweverSmall() {
        assertThat(TopicShare.named(new double[] {0.5, 0.5}, new int[] {0, 1}, 0.9))
                .containsExactly(new TopicShare(0, 1));
    }

    @Property
    void sharesSumToOneAndDescend(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0.01, max = 1000) Double> amounts,
            @ForAll @DoubleRange(max = 0.99) double least) {
        double sum = amounts.stream().mapToDouble(Double::doubleValue).sum();
        double[] theta = amounts.stream().mapToDouble(amount -> amount / sum).toArray();
        List<TopicShare> shares =
                TopicShare.named(theta, IntStream.range(0, theta.length).toArray(), least);
        assertThat(DoubleStream.of(
                                shares.stream().mapToDouble(TopicShare::weight).toArray())
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(shares)
                .isSortedAccordingTo(Comparator.comparingDouble(TopicShare::weight)
                        .reversed()
                        .thenComparingInt(TopicShare::topic));
    }
}
