package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NpmiTest {

    @Test
    void aPairNeverSeenIsMinusOneAndAPairInEveryWindowOne() {
        assertThat(Npmi.of(0, 5, 3, 20)).isEqualTo(-1);
        assertThat(Npmi.of(0, 0, 0, 20)).isEqualTo(-1);
        assertThat(Npmi.of(20, 20, 20, 20)).isEqualTo(1);
    }

    @Test
    void independentTermsAreZeroAndInseparableOnesOne() {
        // 1/4 = 1/2 x 1/2
        assertThat(Npmi.of(5, 10, 10, 20)).isZero();
        // P(i) = P(j) = P(i,j) = 1/10: ln(1/P) / ln(1/P)
        assertThat(Npmi.of(2, 2, 2, 20)).isCloseTo(1, within(1e-15));
    }

    @Test
    void aPairTwiceAsFrequentAsChance() {
        // P(i) = P(j) = 1/4, P(i,j) = 1/8: ln 2 / ln 8 = 1/3
        assertThat(Npmi.of(2, 4, 4, 16)).isCloseTo(1.0 / 3, within(1e-15));
    }

    @Property
    void liesBetweenMinusOneAndOneAndIsSymmetric(
            @ForAll @IntRange(max = 50) int both,
            @ForAll @IntRange(max = 50) int onlyFirst,
            @ForAll @IntRange(max = 50) int onlySecond,
            @ForAll @IntRange(max = 50) int neither) {
        long windows = (long) both + onlyFirst + onlySecond + neither;
        double npmi = Npmi.of(both, both + onlyFirst, both + onlySecond, windows);
        assertThat(npmi).isBetween(-1 - 1e-12, 1 + 1e-12);
        assertThat(Npmi.of(both, both + onlySecond, both + onlyFirst, windows)).isCloseTo(npmi, within(1e-12));
    }
}
