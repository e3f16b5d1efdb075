package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TermFlowTest {

    /**
     * The other model has 30 tokens of term 0 in its first topic; 10 of term 0 and 10 of term 1 in its second. Of term 0 three quarters are
     * in the first; of term 1 all in the second; term 2 it does not know. So of (1/2, 1/2, 0) there lie 1/2 &middot; 3/4 in the first and
     * 1/2 &middot; 1/4 + 1/2 in the second, of (0, 1/2, 1/2) nothing and 1/2.
     */
    @Test
    void byTheTokensOfEachTerm() {
        TermTopics from = topics(new double[] {0.5, 0.5, 0}, new double[] {0, 0.5, 0.5});
        TermTopics to = topics(new double[] {1, 0, 0}, new double[] {0.5, 0.5, 0});
        double[][] flow = TermFlow.of(from, to, new double[] {30, 20});
        assertThat(flow[0][0]).isCloseTo(0.375, within(1e-12));
        assertThat(flow[0][1]).isCloseTo(0.625, within(1e-12));
        assertThat(flow[1][0]).isZero();
        assertThat(flow[1][1]).isCloseTo(0.5, within(1e-12));
    }

    static TermTopics topics(double[]... rows) {
        List<TopicDistribution> topics = Arrays.stream(rows)
                .map(row -> new TopicDistribution(IntStream.range(0, row.length).toArray(), row))
                .toList();
        return new TopicMatrix(topics, rows[0].length).byTerm();
    }
}
