package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    /** No permutation is cheaper. */
    @Property(tries = 200)
    void noOtherIsCheaper(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int size) {
        Random random = new Random(seed);
        double[][] costs = new double[size][];
        for (int row = 0; row < size; row++) {
            costs[row] = random.doubles(size, -1, 1).toArray();
        }
        int[] assigned = Assignment.cheapest(costs);
        assertThat(assigned).containsExactlyInAnyOrder(IntStream.range(0, size).toArray());
        double cost = IntStream.range(0, size)
                .mapToDouble(row -> costs[row][assigned[row]])
                .sum();
        assertThat(cost).isCloseTo(cheapest(costs, 0, 0), Offset.offset(1e-12));
    }

    /** Taking the cheapest pair first, 0 to 0, would cost 1 + 9. */
    @Test
    void theCheapestPairIsNotAlwaysTaken() {
        assertThat(Assignment.cheapest(new double[][] {{1, 2}, {3, 9}})).containsExactly(1, 0);
        assertThat(Assignment.cheapest(new double[0][])).isEmpty();
    }

    private static double cheapest(double[][] costs, int row, int used) {
        if (row == costs.length) {
            return 0;
        }
        return IntStream.range(0, costs.length)
                .filter(column -> (used & (1 << column)) == 0)
                .mapToDouble(column -> costs[row][column] + cheapest(costs, row + 1, used | (1 << column)))
                .min()
                .orElseThrow();
    }
}
