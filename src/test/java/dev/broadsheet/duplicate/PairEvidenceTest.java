package dev.broadsheet.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairEvidenceTest {

    private static final long PAIR = PairEvidence.pair(7, 3);

    private static int sum(int... evidence) {
        PairEvidence all = new PairEvidence();
        for (int one : evidence) {
            all.add(PAIR, one);
        }
        List<Integer> sums = new ArrayList<>();
        all.forEach((pair, sum) -> sums.add(sum));
        assertThat(sums).hasSize(1);
        return sums.get(0);
    }

    @Test
    void theSmallerNumberComesFirst() {
        assertThat(PAIR).isEqualTo(3L << 32 | 7).isEqualTo(PairEvidence.pair(3, 7));
    }

    @Test
    void oneBandOrHalfOfTheRunsSuffice() {
        assertThat(PairEvidence.suffices(sum(PairEvidence.sharedBand()))).isTrue();
        int ofFive = PairEvidence.sharedRun(5);
        assertThat(PairEvidence.suffices(sum(ofFive, ofFive))).isFalse();
        assertThat(PairEvidence.suffices(sum(ofFive, ofFive, ofFive))).isTrue();
        // one run alone is a quotation, even if it is all there is
        assertThat(PairEvidence.suffices(sum(PairEvidence.sharedRun(1)))).isFalse();
        assertThat(PairEvidence.suffices(sum(PairEvidence.sharedRun(512), PairEvidence.sharedBand())))
                .isTrue();
    }

    @Property
    void sumsAreThoseOfAMap(@ForAll @Size(max = 3000) List<@IntRange(max = 60) Integer> numbers) {
        PairEvidence all = new PairEvidence();
        Map<Long, Integer> runs = new HashMap<>();
        for (int i = 1; i < numbers.size(); i++) {
            int one = numbers.get(i - 1);
            int other = numbers.get(i);
            if (one != other) {
                long pair = PairEvidence.pair(one, other);
                all.add(pair, PairEvidence.sharedRun(9));
                runs.merge(pair, 1, Integer::sum);
            }
        }
        Map<Long, Integer> expected = new HashMap<>();
        // shared runs above, those of the one with fewer below
        runs.forEach((pair, shared) -> expected.put(pair, shared << 10 | 9));
        Map<Long, Integer> found = new HashMap<>();
        all.forEach(found::put);
        assertThat(found).isEqualTo(expected);
        assertThat(all.size()).isEqualTo(expected.size());
        all.clear();
        assertThat(all.size()).isZero();
    }

    @Property(tries = 50)
    void everyPairOfASmallBucketAndAFewOfALargeOne(
            @ForAll @IntRange(min = 1, max = 8) int small, @ForAll @IntRange(min = 9, max = 500) int large) {
        List<long[]> entries = new ArrayList<>();
        for (int text = 0; text < small; text++) {
            entries.add(new long[] {Buckets.bandKey(3, -17), text});
        }
        for (int text = 0; text < large; text++) {
            entries.add(new long[] {Buckets.runKey(-17), 1000 + text});
        }
        entries.add(new long[] {Buckets.bandKey(4, -17), 0});
        Collections.shuffle(entries, new Random(large));
        Buckets buckets = new Buckets();
        entries.forEach(entry -> buckets.add(entry[0], (int) entry[1], 30));
        Set<Long> pairs = new HashSet<>();
        Forest joined = new Forest();
        buckets.drain((pair, evidence) -> {
            assertThat(pairs.add(pair)).isTrue();
            boolean run = (int) pair >= 1000;
            assertThat(evidence).isEqualTo(run ? PairEvidence.sharedRun(30) : PairEvidence.sharedBand());
            joined.join((int) (pair >>> 32), (int) pair);
        });
        // n (n - 1) / 2 of the small one, 2 n - 3 of the large one
        assertThat(pairs).hasSize(small * (small - 1) / 2 + 2 * large - 3);
        List<Integer> largeOnes = new ArrayList<>();
        joined.forEach((text, smallest) -> {
            if (smallest == 1000) {
                largeOnes.add(text);
            }
        });
        assertThat(largeOnes).hasSize(large - 1);
        buckets.drain((pair, evidence) -> assertThat(pair).isNull());
    }
}
