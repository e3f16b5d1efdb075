package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CounterRandomTest {

    /** The first numbers of java.util.SplittableRandom of seed 0, which is SplitMix64 with this very step. */
    @Test
    void isSplitMix() {
        java.util.SplittableRandom oracle = new java.util.SplittableRandom(0);
        long state = 0;
        for (int i = 0; i < 100; i++) {
            state += CounterRandom.STEP;
            assertThat(CounterRandom.mix(state)).isEqualTo(oracle.nextLong());
        }
    }

    @Test
    void documentsAndSweepsHaveSequencesOfTheirOwn() {
        Set<Long> starts = new HashSet<>();
        for (int sweep = 0; sweep < 100; sweep++) {
            for (int document = 0; document < 100; document++) {
                starts.add(CounterRandom.start(CounterRandom.sweepKey(1, sweep), CounterRandom.key("d" + document)));
            }
        }
        assertThat(starts).hasSize(10_000);
    }

    /** 100,000 names fall evenly on the line: each tenth holds 10,000, give or take four standard deviations of 95. */
    @Test
    void placesAreSpreadEvenly() {
        int[] tenths = new int[10];
        for (int document = 0; document < 100_000; document++) {
            tenths[(int) (10 * CounterRandom.place(CounterRandom.key(String.format("%032x", document))))]++;
        }
        for (int each : tenths) {
            assertThat((double) each).isCloseTo(10_000, within(380.0));
        }
    }
}
