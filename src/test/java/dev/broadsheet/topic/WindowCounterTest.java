package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WindowCounterTest {

    private static final TermPairs TRACKED = TermPairs.within(new int[][] {{0, 1, 2}, {2, 3}});

    private static WindowCounts count(int width, List<int[]> texts) {
        WindowCounter counter = new WindowCounter(TRACKED, width);
        texts.forEach(text -> counter.add(text, text.length));
        return counter.counts();
    }

    @Test
    void pairsAreTrackedWithinTopicsOnly() {
        assertThat(TRACKED.termCount()).isEqualTo(4);
        // 0-1, 0-2, 1-2 and 2-3
        assertThat(TRACKED.pairCount()).isEqualTo(4);
        assertThat(TRACKED.pair(0, 3)).isEqualTo(TermPairs.ABSENT);
        assertThat(TRACKED.pair(3, 2)).isEqualTo(TRACKED.pair(2, 3)).isNotEqualTo(TermPairs.ABSENT);
        assertThat(TRACKED.place(9)).isEqualTo(TermPairs.ABSENT);
    }

    @Test
    void aTermCountsOnceAWindowAndOutsidersKeepTheirPlace() {
        // Windows of three over 0 0 . 1 2: (0 0 .) (0 . 1) (. 1 2)
        WindowCounts counts = count(3, List.of(new int[] {0, 0, -1, 1, 2}));
        assertThat(counts.windows()).isEqualTo(3);
        assertThat(counts.term(0)).isEqualTo(2);
        assertThat(counts.term(1)).isEqualTo(2);
        assertThat(counts.term(2)).isEqualTo(1);
        assertThat(counts.pair(TRACKED.pair(0, 1))).isEqualTo(1);
        assertThat(counts.pair(TRACKED.pair(1, 2))).isEqualTo(1);
        assertThat(counts.pair(TRACKED.pair(0, 2))).isZero();
    }

    @Test
    void aShortTextIsOneWindowAndAnEmptyTextNone() {
        WindowCounts counts = count(10, List.of(new int[] {0, 1}, new int[] {}, new int[] {1}));
        assertThat(counts.windows()).isEqualTo(2);
        assertThat(counts.term(1)).isEqualTo(2);
        assertThat(counts.pair(TRACKED.pair(0, 1))).isEqualTo(1);
    }

    @Test
    void onlyTheLengthGivenIsRead() {
        WindowCounter counter = new WindowCounter(TRACKED, 2);
        counter.add(new int[] {0, 1, 2, 3}, 2);
        assertThat(counter.counts().windows()).isEqualTo(1);
        assertThat(counter.counts().term(2)).isZero();
    }

    @Property
    void everyWindowLookedAtOneByOneGivesTheSame(@ForAll("texts") List<int[]> texts) {
        int width = 4;
        long[] terms = new long[4];
        long[] pairs = new long[4];
        long windows = 0;
        for (int[] text : texts) {
            int last = text.length == 0 ? -1 : Math.max(0, text.length - width);
            for (int start = 0; start <= last; start++, windows++) {
                int[] inside = Arrays.stream(text, start, Math.min(text.length, start + width))
                        .filter(place -> place >= 0)
                        .sorted()
                        .distinct()
                        .toArray();
                for (int first : inside) {
                    terms[first]++;
                    for (int second : inside) {
                        if (first < second && TRACKED.pair(first, second) >= 0) {
                            pairs[TRACKED.pair(first, second)]++;
                        }
                    }
                }
            }
        }
        assertThat(count(width, texts)).usingRecursiveComparison().isEqualTo(new WindowCounts(windows, terms, pairs));
    }

    @Property
    void countsOfPartsAddUpInAnyOrder(@ForAll("texts") List<int[]> left, @ForAll("texts") List<int[]> right) {
        WindowCounts whole =
                count(3, Stream.concat(left.stream(), right.stream()).toList());
        assertThat(count(3, left).plus(count(3, right)))
                .usingRecursiveComparison()
                .isEqualTo(whole);
        assertThat(count(3, right).plus(count(3, left)))
                .usingRecursiveComparison()
                .isEqualTo(whole);
    }

    @Provide
    Arbitrary<List<int[]>> texts() {
        return Arbitraries.integers()
                .between(-1, 3)
                .array(int[].class)
                .ofMaxSize(14)
                .list()
                .ofMaxSize(5);
    }
}
