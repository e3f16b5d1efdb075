package dev.broadsheet.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RankingTest {

    @Property(tries = 500)
    void equalsAStableSortOfObjects(@ForAll("weights") List<Double> weights) {
        int[] order = Ranking.descending(
                weights.stream().mapToDouble(Double::doubleValue).toArray());
        int[] stable = IntStream.range(0, weights.size())
                .boxed()
                .sorted(Comparator.comparing(weights::get, Comparator.reverseOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(order).isEqualTo(stable);
    }

    /** Many ties, and many weights that differ in their last bits only. */
    @Provide
    Arbitrary<List<Double>> weights() {
        Arbitrary<Double> close = Arbitraries.integers().between(0, 4).map(i -> 0.3 + i * Math.ulp(0.3));
        Arbitrary<Double> any = Arbitraries.doubles().between(0, 1);
        return Arbitraries.oneOf(close, any, Arbitraries.just(0.0)).list().ofMaxSize(50);
    }
}
