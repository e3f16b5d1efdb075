package dev.broadsheet.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinHashTest {

    private static final int PLACES = 125;

    private static int[] signature(int... values) {
        MinHash minHash = new MinHash(PLACES);
        minHash.add(values, values.length);
        while (!minHash.isFull()) {
            minHash.nextRound();
            minHash.add(values, values.length);
        }
        return minHash.signature();
    }

    private static double agreement(int[] one, int[] other) {
        int same = 0;
        for (int place = 0; place < PLACES; place++) {
            same += one[place] == other[place] ? 1 : 0;
        }
        return (double) same / PLACES;
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "3, 2, 2", "20, 5, 5", "100, 30, 10", "400, 100, 0", "900, 1000, 2000", "0, 50, 50"})
    void placesAgreeWithTheProbabilityThatIsTheJaccardSimilarity(int shared, int onlyOne, int onlyOther) {
        Random random = new Random(shared);
        int pairs = 400;
        double sum = 0;
        for (int pair = 0; pair < pairs; pair++) {
            int[] all = random.ints()
                    .distinct()
                    .limit((long) shared + onlyOne + onlyOther)
                    .toArray();
            int[] one = Arrays.copyOf(all, shared + onlyOne);
            int[] other = Arrays.copyOf(all, shared + onlyOther);
            System.arraycopy(all, shared + onlyOne, other, shared, onlyOther);
            sum += agreement(signature(one), signature(other));
        }
        double jaccard = (double) shared / (shared + onlyOne + onlyOther);
        // one pair of the smallest sets can be off by 1: the mean of 400 has a standard error of 0.025 at most
        assertThat(sum / pairs).isCloseTo(jaccard, within(jaccard == 0 || jaccard == 1 ? 1e-9 : 0.06));
    }

    @Property
    void orderAndRepetitionMakeNoDifference(@ForAll @Size(min = 1, max = 300) int[] values, @ForAll Random random) {
        int[] again = new int[values.length * 2];
        for (int i = 0; i < again.length; i++) {
            again[i] = values[i % values.length];
        }
        for (int i = again.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = again[i];
            again[i] = again[j];
            again[j] = swapped;
        }
        assertThat(signature(again)).isEqualTo(signature(values));
    }

    @Property
    void blocksMakeNoDifference(
            @ForAll @Size(min = 2, max = 3000) int[] values, @ForAll @IntRange(min = 1, max = 3000) int first) {
        int cut = Math.min(first, values.length - 1);
        MinHash minHash = new MinHash(PLACES);
        add(minHash, values, cut);
        while (!minHash.isFull()) {
            minHash.nextRound();
            add(minHash, values, cut);
        }
        assertThat(minHash.signature()).isEqualTo(signature(values));
    }

    private static void add(MinHash minHash, int[] values, int cut) {
        minHash.add(values, cut);
        minHash.add(Arrays.copyOfRange(values, cut, values.length), values.length - cut);
    }
}
