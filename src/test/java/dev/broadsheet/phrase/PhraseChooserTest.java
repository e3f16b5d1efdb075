package dev.broadsheet.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.config.PhraseSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PhraseChooserTest {

    private static final long WORDS = 100_000;
    private static final PhraseSettings SETTINGS = new PhraseSettings(5, 0, 3, 0.4, 0.2, 0.75, 1000);

    private final Map<Long, Long> words = new HashMap<>();
    private final List<Ngram> runs = new ArrayList<>();

    private void word(String word, long count) {
        words.put(Words.key(word), count);
    }

    private void run(String text, long count, long documents, long inner, long capitals) {
        String[] parts = text.split(" ", -1);
        int stops = 0;
        for (int i = 0; i < parts.length; i++) {
            stops |= Words.STOP.contains(parts[i]) ? 1 << i : 0;
        }
        runs.add(new Ngram(Words.keys(text), stops, count, documents, inner, capitals));
    }

    private void run(String text, long count) {
        run(text, count, count, count, 0);
    }

    private List<Phrase> choose() {
        return choose(SETTINGS);
    }

    private List<Phrase> choose(PhraseSettings settings) {
        return new PhraseChooser(settings, WORDS, key -> words.getOrDefault(key, 0L)).choose(runs);
    }

    private List<Long> chosen() {
        return choose().stream().map(phrase -> phrase.counted().key()).toList();
    }

    @Test
    void npmiByHand() {
        // c = 100, less its standard deviation 10: 90. ln(90/100 · 10,000/100) / ln(10,000/90) = ln 90 / ln 111.11 =
        // 4.49981 / 4.71053
        assertThat(PhraseScore.npmi(100, 100, 100, 10_000)).isCloseTo(0.955266, within(1e-5));
        // chance: 200 · 300 / 10,000 = 6 = 9 - √9
        assertThat(PhraseScore.npmi(9, 200, 300, 10_000)).isCloseTo(0, within(1e-12));
        // of a count of 1 nothing is left
        assertThat(PhraseScore.npmi(1, 1, 1, 10_000)).isEqualTo(-1);
    }

    @Property
    void npmiIsAtMostOneAndRisesWithWhatIsTogether(@ForAll int a, @ForAll int b, @ForAll int c) {
        long together = 2L + Math.floorMod(a, 1000);
        long first = together + 1L + Math.floorMod(b, 1000);
        long second = together + 1L + Math.floorMod(c, 1000);
        double score = PhraseScore.npmi(together, first, second, 1_000_000);
        assertThat(score).isLessThan(1);
        assertThat(PhraseScore.npmi(together + 1, first, second, 1_000_000)).isGreaterThan(score);
        assertThat(PhraseScore.npmi(together, first + 1, second, 1_000_000)).isLessThan(score);
    }

    @Test
    void wordsThatBelongTogetherAreAPhrase() {
        word("human", 120);
        word("rights", 150);
        word("new", 3000);
        run("human rights", 100);
        // chance alone: 3000 · 150 / 100,000 = 4.5
        run("new rights", 6);
        assertThat(chosen()).containsExactly(Words.key("human rights"));
    }

    @Test
    void theWeakestSeamDecides() {
        word("human", 100);
        word("rights", 100);
        word("are", 5000);
        run("human rights", 100);
        run("rights are", 6);
        run("human rights are", 6);
        // human | rights are: firm; human rights | are: (6 - √6) · 100,000 / (100 · 5000) = 0.71, below chance
        assertThat(chosen()).containsExactly(Words.key("human rights"));
    }

    @Test
    void stopWordsAtASeamCountForNeitherPart() {
        word("rule", 60);
        word("law", 80);
        run("rule of law", 50);
        // sure = 50 - √50 = 42.92893; ln(42.92893/60 · 100,000/80) / ln(100,000/42.92893) = 6.796100 / 7.753379
        assertThat(choose()).singleElement().satisfies(phrase -> assertThat(phrase.score())
                .isCloseTo(0.876534, within(1e-5)));
    }

    @Test
    void aNameNeedsLess() {
        word("minh", 400);
        word("pham", 200);
        word("ngoai", 200);
        // the same counts; ln(16/400 · 100,000/200 ...) is between the two thresholds
        run("pham minh", 20, 20, 12, 7);
        run("ngoai minh", 20, 20, 12, 6);
        // sure = 15.52786; ln(15.52786/200 · 100,000/400) / ln(100,000/15.52786) = 2.965780 / 8.770289
        assertThat(choose()).singleElement().satisfies(phrase -> {
            assertThat(phrase.counted().key()).isEqualTo(Words.key("pham minh"));
            assertThat(phrase.name()).isTrue();
            assertThat(phrase.score()).isCloseTo(0.338162, within(1e-5));
        });
    }

    @Test
    void twoNamesWithAStopWordBetweenThemAreNoName() {
        word("syria", 200);
        word("libya", 400);
        run("syria and libya", 20, 20, 20, 20);
        assertThat(choose()).isEmpty();
    }

    @Test
    void belowTheFloorsNothingIsAPhrase() {
        word("x", 5);
        word("y", 5);
        word("v", 9);
        word("w", 9);
        run("x y", 4);
        run("v w", 9, 2, 9, 0);
        assertThat(choose()).isEmpty();
        run("x y", 5);
        assertThat(chosen()).containsExactly(Words.key("x y"));
        // a share of 0.0001 of the words is 10
        assertThat(choose(new PhraseSettings(5, 0.0001, 3, 0.4, 0.2, 0.75, 1000)))
                .isEmpty();
    }

    @Test
    void aLongerPhraseAbsorbsWhatItMostlyHolds() {
        word("north", 50);
        word("south", 50);
        word("high", 60);
        word("speed", 60);
        word("railway", 40);
        run("north south", 40);
        run("south high", 20);
        run("high speed", 40);
        run("speed railway", 30);
        run("north south high", 20);
        run("south high speed", 20);
        run("high speed railway", 30);
        run("north south high speed", 20);
        run("south high speed railway", 20);
        run("north south high speed railway", 20);
        // "high speed railway" holds 30 of 40 "high speed": absorbed; the longest 20 of 30 "high speed railway" and of
        // 40 "north south": both stay
        assertThat(chosen())
                .containsExactly(
                        Words.key("north south"),
                        Words.key("high speed railway"),
                        Words.key("north south high speed railway"));
    }

    @Test
    void whatWouldBeCutOffIsNoPhrase() {
        String[] six = {"one", "two", "three", "four", "five", "six"};
        for (String each : six) {
            word(each, 20);
        }
        for (int from = 0; from < 6; from++) {
            for (int to = from + 2; to <= 6; to++) {
                run(String.join(" ", List.of(six).subList(from, to)), 20);
            }
        }
        assertThat(choose()).isEmpty();
    }

    @Test
    void theMostFrequentAreKept() {
        word("a1", 10);
        word("b1", 10);
        word("c1", 20);
        word("d1", 20);
        run("a1 b1", 10);
        run("c1 d1", 20);
        assertThat(choose(new PhraseSettings(5, 0, 3, 0.4, 0.2, 0.75, 1))
                        .get(0)
                        .counted()
                        .key())
                .isEqualTo(Words.key("c1 d1"));
    }

    @Property(tries = 20)
    void theOrderOfRunsMakesNoDifference(@ForAll long seed) {
        aLongerPhraseAbsorbsWhatItMostlyHolds();
        List<Phrase> before = choose();
        Collections.shuffle(runs, new Random(seed));
        assertThat(choose()).isEqualTo(before);
    }

    @Test
    void aRunWithoutItsPartsIsAnError() {
        word("x", 10);
        run("x y z", 10);
        assertThatThrownBy(this::choose)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a run of 3 words was counted without its part");
    }
}
