package dev.broadsheet.weight;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyBoundsTest {

    @ParameterizedTest
    @CsvSource({
        "100, 2, 1.0, 2, 100",
        "100, 5, 0.2, 5, 20",
        "1, 2, 1.0, 1, 1", // a corpus of one article still has terms
        "3, 2, 0.2, 2, 1", // nothing can be in at least two and at most one
        "7, 2, 0.5, 2, 3" // the floor of 3.5
    })
    void boundsFollowTheRule(long articles, int min, double share, long lowest, long highest) {
        assertThat(VocabularyBounds.of(articles, min, share)).isEqualTo(new VocabularyBounds(lowest, highest));
    }

    @Property
    void moreShareNeverLeavesTermsOut(
            @ForAll @LongRange(min = 1, max = 1_000_000) long articles,
            @ForAll @IntRange(min = 1, max = 1000) int min,
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        long low = VocabularyBounds.of(articles, min, Math.min(one, other)).highest();
        long high = VocabularyBounds.of(articles, min, Math.max(one, other)).highest();
        assertThat(low).isLessThanOrEqualTo(high);
        assertThat(high).isLessThanOrEqualTo(Math.max(1, articles));
    }
}
