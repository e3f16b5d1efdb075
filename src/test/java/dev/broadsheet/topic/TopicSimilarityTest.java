package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TopicSimilarityTest {

    /** Equal: divergence 0. Nothing in common: 1 bit. (1, 0) and (1/2, 1/2): (log2(4/3) + 1/2 log2(2/3) + 1/2 log2(2)) / 2 = 0.3112781. */
    @Test
    void fromNothingInCommonToEqual() {
        TermTopics first = topics(new double[] {1, 0, 0}, new double[] {0.5, 0.5, 0});
        TermTopics second = topics(new double[] {0, 0, 1}, new double[] {0.5, 0.5, 0});
        double[][] similarity = TopicSimilarity.of(first, second);
        assertThat(similarity[0][0]).isZero();
        assertThat(similarity[1][1]).isCloseTo(1, within(1e-7));
        assertThat(similarity[0][1]).isCloseTo(1 - Math.sqrt(0.3112781244591328), within(1e-12));
    }

    /** The same as by the definition, over all terms; symmetric; and a renumbered model is matched with itself. */
    @Property(tries = 50)
    void byTheDefinition(@ForAll long seed) {
        Random random = new Random(seed);
        double[][] first = {draw(random), draw(random), draw(random)};
        double[][] second = {draw(random), draw(random), draw(random)};
        double[][] similarity = TopicSimilarity.of(topics(first), topics(second));
        double[][] turned = TopicSimilarity.of(topics(second), topics(first));
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(similarity[i][j]).isCloseTo(defined(first[i], second[j]), within(1e-7));
                assertThat(similarity[i][j]).isCloseTo(turned[j][i], within(1e-12));
            }
        }
        TopicSimilarity.Matches matches = TopicSimilarity.match(topics(first), topics(first[2], first[0], first[1]));
        assertThat(matches.topics()).containsExactly(1, 2, 0);
        assertThat(matches.mean()).isCloseTo(1, within(1e-6));
    }

    private static double defined(double[] p, double[] q) {
        double divergence = 0;
        for (int term = 0; term < p.length; term++) {
            double mean = (p[term] + q[term]) / 2;
            divergence += p[term] > 0 ? p[term] * Math.log(p[term] / mean) / 2 : 0;
            divergence += q[term] > 0 ? q[term] * Math.log(q[term] / mean) / 2 : 0;
        }
        return 1 - Math.sqrt(Math.max(0, divergence / Math.log(2)));
    }

    private static double[] draw(Random random) {
        double[] weights = IntStream.range(0, 8)
                .mapToDouble(any -> random.nextInt(3) == 0 ? 0 : random.nextDouble())
                .toArray();
        weights[random.nextInt(8)] += 0.1;
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(each -> each / sum).toArray();
    }

    private static TermTopics topics(double[]... rows) {
        List<TopicDistribution> topics = Arrays.stream(rows)
                .map(row -> new TopicDistribution(
                        IntStream.range(0, row.length).filter(i -> row[i] > 0).toArray(),
                        Arrays.stream(row).filter(p -> p > 0).toArray()))
                .toList();
        return new TopicMatrix(topics, rows[0].length).byTerm();
    }
}
