package dev.broadsheet.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TrendTest {

    /** Shares that 2^-24 divides, so that fixed point is exact: 1/4 and 3/4 of topic 0, the rest of topic 1. */
    private static ShareSums twoArticles() {
        ShareSums sums = new ShareSums(2);
        sums.add(1, 0.75, true);
        sums.add(0, 0.25, false);
        sums.add(0, 0.75, true);
        sums.add(1, 0.25, false);
        return sums;
    }

    @Test
    void sumsOfTwoArticles() {
        ShareSums sums = twoArticles();
        assertThat(sums.articles()).isEqualTo(2);
        assertThat(sums.firsts(0)).isEqualTo(1);
        assertThat(sums.mean(0)).isEqualTo(0.5);
        // 1/16 + 9/16
        assertThat(sums.sumOfSquares(0)).isEqualTo(0.625);
        // variance (1/16 + 1/16) / 1 = 1/8, of at most 1/2 x 1/2
        assertThat(sums.dispersion(0)).isEqualTo(0.5);
    }

    @Property(tries = 50)
    void sumsDoNotDependOnOrderOrParts(@ForAll @IntRange(min = 1, max = 60) int articles, @ForAll long seed) {
        Random random = new Random(seed);
        List<double[]> shares = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            double share = random.nextDouble();
            shares.add(new double[] {share, 1 - share});
        }
        ShareSums whole = sums(shares);
        Collections.shuffle(shares, random);
        int cut = random.nextInt(articles + 1);
        ShareSums parts = sums(shares.subList(0, cut)).add(sums(shares.subList(cut, articles)));
        for (int topic = 0; topic < 2; topic++) {
            assertThat(parts.sum(topic)).isEqualTo(whole.sum(topic));
            assertThat(parts.sumOfSquares(topic)).isEqualTo(whole.sumOfSquares(topic));
            assertThat(parts.firsts(topic)).isEqualTo(whole.firsts(topic));
        }
        assertThat(parts.articles()).isEqualTo(whole.articles());
    }

    private static ShareSums sums(List<double[]> shares) {
        ShareSums sums = new ShareSums(2);
        for (double[] of : shares) {
            sums.add(0, of[0], of[0] >= of[1]);
            sums.add(1, of[1], of[0] < of[1]);
        }
        return sums;
    }

    @Property(tries = 200)
    void theIntervalHoldsTheMeanAndNarrows(
            @ForAll @DoubleRange(min = 0, max = 1) double mean,
            @ForAll @LongRange(min = 1, max = 100_000) long articles,
            @ForAll @DoubleRange(min = 0.01, max = 1) double dispersion) {
        WilsonInterval few = WilsonInterval.of(mean, articles, dispersion);
        WilsonInterval many = WilsonInterval.of(mean, 10 * articles, dispersion);
        assertThat(few.low()).isBetween(0.0, mean);
        assertThat(few.high()).isBetween(mean, 1.0);
        assertThat(many.high() - many.low()).isLessThan(few.high() - few.low());
    }

    @Test
    void fourPeriodsAreTooFew() {
        assertThat(Trend.of(ofLevels(0.1, 0.2, 0.3, 0.4))).isEmpty();
    }

    @Test
    void aTopicThatIsNowhereIsSteady() {
        assertThat(Trend.of(ofLevels(0, 0, 0, 0, 0))).hasValue(new Trend(0, 0, 0, 1));
    }

    @Test
    void theSlopeIsAYearsChange() {
        // January 1st of 2001 to 2009 every two years: 730 or 731 days, two years of 365.2425 but for half a day
        Trend trend = Trend.of(ofLevels(0.1, 0.2, 0.3, 0.4, 0.5)).orElseThrow();
        assertThat(trend.slope()).isCloseTo(0.05, within(1e-4));
        assertThat(trend.pValue()).isLessThan(1e-6);
    }

    /** One article every other year, all of whose share of topic 0 is the level. */
    private static Series ofLevels(double... levels) {
        List<LocalDate> starts = IntStream.range(0, levels.length)
                .mapToObj(i -> LocalDate.of(2001 + 2 * i, 1, 1))
                .toList();
        List<ShareSums> cells = IntStream.range(0, levels.length)
                .mapToObj(i -> {
                    ShareSums sums = new ShareSums(1);
                    sums.add(0, levels[i], true);
                    return sums;
                })
                .toList();
        return Series.of(starts, cells, 0);
    }
}
