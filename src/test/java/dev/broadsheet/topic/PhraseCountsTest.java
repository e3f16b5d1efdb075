package dev.broadsheet.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.topic.PhraseCounts.Phrase;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhraseCountsTest {

    private static final TermPairs TRACKED = TermPairs.within(new int[][] {{7, 3, 5}});

    /** "5 3" five times, "3 5" once: the phrase is "5 3"; terms that are not tracked part them. */
    @Test
    void thePhraseIsInTheOrderThatIsWritten() {
        PhraseCounts counts = PhraseCounts.none(TRACKED);
        IntStream.range(0, 5).forEach(any -> add(counts, 5, 3));
        add(counts, 3, 5, 9, 5);
        add(counts, 7, 9, 3);
        assertThat(counts.best(TRACKED, 7, 3, 5)).contains(new Phrase(5, 3));
    }

    @Test
    void fourTimesAreChanceAndParts() {
        PhraseCounts counts = PhraseCounts.none(TRACKED);
        IntStream.range(0, 4).forEach(any -> add(counts, 5, 3));
        assertThat(counts.best(TRACKED, 7, 3, 5)).isEmpty();
        PhraseCounts more = PhraseCounts.none(TRACKED);
        add(more, 5, 3);
        assertThat(counts.plus(more).best(TRACKED, 7, 3, 5)).contains(new Phrase(5, 3));
    }

    /** Of 26 tokens of the rarer term 5 stand in the phrase: less than a fifth. */
    @Test
    void termsThatMostlyStandAloneMakeNoPhrase() {
        PhraseCounts counts = PhraseCounts.none(TRACKED);
        IntStream.range(0, 5).forEach(any -> add(counts, 5, 3));
        IntStream.range(0, 20).forEach(any -> add(counts, 5, 9, 3));
        assertThat(counts.best(TRACKED, 7, 3, 5)).contains(new Phrase(5, 3));
        add(counts, 5, 9, 3);
        assertThat(counts.best(TRACKED, 7, 3, 5)).isEmpty();
    }

    private static void add(PhraseCounts counts, int... terms) {
        int[] places = IntStream.of(terms).map(TRACKED::place).toArray();
        counts.add(TRACKED, places, places.length);
    }
}
