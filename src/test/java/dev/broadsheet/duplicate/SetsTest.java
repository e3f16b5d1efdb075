package dev.broadsheet.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SetsTest {

    private static void assertSorted(int[] values, int size) {
        int[] expected =
                Arrays.stream(values, 0, size)
                        .boxed()
                        .collect(TreeSet<Integer>::new, TreeSet::add, TreeSet::addAll)
                        .stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] sorted = values.clone();
        int distinct = Sets.sortDistinct(sorted, size);
        assertThat(Arrays.copyOf(sorted, distinct)).isEqualTo(expected);
    }

    @Property(tries = 200)
    void aSetIsThatOfATree(@ForAll @Size(max = 40) int[] values) {
        assertSorted(values, values.length);
    }

    /** From numbers that all stand often to numbers of all 32 bits, each once. */
    @Property(tries = 200)
    void manyValuesAsWell(
            @ForAll @IntRange(min = -2, max = 3000) int aboveFew,
            @ForAll @IntRange(max = 31) int zeroBits,
            @ForAll Random random) {
        int size = Sets.LEAST_BY_DIGITS + aboveFew;
        int[] values = random.ints(size + 5L).map(value -> value >> zeroBits).toArray();
        assertSorted(values, size);
    }
}
