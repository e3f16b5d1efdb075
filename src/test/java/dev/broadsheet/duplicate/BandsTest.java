package dev.broadsheet.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BandsTest {

    @Test
    void theLongestBandsThatFindEnough() {
        // 0.7^5 = 0.16807, 1 - 0.83193^25 = 0.98995; with six rows 0.7^6 = 0.117649, 1 - 0.882351^21 = 0.92784
        assertThat(Bands.of(0.7)).isEqualTo(new Bands(25, 5));
        assertThat(Bands.of(0.7).recall(0.7)).isCloseTo(0.98995, within(1e-5));
        assertThat(new Bands(21, 6).recall(0.7)).isCloseTo(0.92784, within(1e-4));
        assertThat(Bands.of(1)).isEqualTo(new Bands(1, 128));
    }

    @Property
    void enoughIsFoundAtEverySimilarity(@ForAll @DoubleRange(min = 0.3, max = 1) double similarity) {
        Bands bands = Bands.of(similarity);
        assertThat(bands.recall(similarity)).isGreaterThanOrEqualTo(Bands.LEAST_RECALL);
        assertThat(bands.functions()).isBetween(65, Bands.MOST_FUNCTIONS);
        assertThat(bands.recall(similarity)).isGreaterThanOrEqualTo(bands.recall(similarity - 0.1));
    }

    @Test
    void aBandIsTheSameOnlyIfAllItsRowsAre() {
        Bands bands = new Bands(2, 3);
        int[] before = bands.hashes(new int[] {1, 2, 3, 4, 5, 6});
        int[] after = bands.hashes(new int[] {1, 2, 3, 4, 5, 7});
        assertThat(after[0]).isEqualTo(before[0]);
        assertThat(after[1]).isNotEqualTo(before[1]);
        // equal rows in another band are another band
        int[] same = bands.hashes(new int[] {1, 2, 3, 1, 2, 3});
        assertThat(same[0]).isNotEqualTo(same[1]);
    }
}
