package dev.broadsheet.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    @Test
    void sharesOfTheShingles() {
        // a b c, b c d | b c d, c d e: one of three is in both, one of the two of each
        Similarity similarity = Similarity.of(ShingleSet.of("a b c d"), ShingleSet.of("b c d e"));
        assertThat(similarity.jaccard()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(similarity.containment()).isCloseTo(0.5, within(1e-12));
        assertThat(Similarity.of(ShingleSet.of(""), ShingleSet.of("a b c"))).isEqualTo(new Similarity(0, 0));
    }

    @Property
    void whatIsSharedIsTheIntersection(
            @ForAll Set<@IntRange(min = -50, max = 50) Integer> one,
            @ForAll Set<@IntRange(min = -50, max = 50) Integer> other) {
        Set<Integer> both = new HashSet<>(one);
        both.retainAll(other);
        assertThat(set(one).shared(set(other)))
                .isEqualTo(both.size())
                .isEqualTo(set(other).shared(set(one)));
    }

    private static ShingleSet set(Set<Integer> values) {
        return ShingleSet.of(
                values.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
}
