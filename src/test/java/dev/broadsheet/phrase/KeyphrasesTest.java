package dev.broadsheet.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.phrase.KeyphraseRanking.Keyphrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyphrasesTest {

    private static KeyphraseCandidate candidate(String text, int count, double informativeness, int first) {
        return new KeyphraseCandidate(
                text,
                Arrays.asList(text.toLowerCase(Locale.ROOT).split(" ", -1)),
                count,
                informativeness,
                first,
                false);
    }

    private static KeyphraseCandidate name(String text, int count, double informativeness, int first) {
        return new KeyphraseCandidate(
                text, List.of(text.toLowerCase(Locale.ROOT)), count, informativeness, first, true);
    }

    private static List<String> texts(List<Keyphrase> keyphrases) {
        return keyphrases.stream().map(each -> each.candidate().text()).toList();
    }

    @Test
    void theWeightByHand() {
        // (1 + ln 3) · 5 / ln(e + 300/200) = 2.098612 · 5 / 1.439428
        assertThat(KeyphraseRanking.weight(candidate("railway", 3, 5, 300))).isCloseTo(7.289744, within(1e-5));
        // at the beginning the position divides by ln e = 1
        assertThat(KeyphraseRanking.weight(candidate("railway", 1, 5, 0))).isEqualTo(5);
        // a name counts one and a half times
        assertThat(KeyphraseRanking.weight(name("China", 1, 5, 0))).isEqualTo(7.5);
    }

    /** A capital where another word stands right before, and no small letter anywhere, makes a word a name. */
    @Test
    void namesAreKnownByTheirCapitalsAmidSentences() {
        Words words = new Words();
        int[] tokens = words.sequence(
                "Recently talks of China / Recently Talks of China / talks / China / polish Polish / New York of New York");
        KeyphraseFinder finder =
                new KeyphraseFinder(words.forms(), PhraseSet.none(), form -> 1.0, words::surface, words::normal);

        assertThat(finder.candidates(tokens, tokens.length))
                .filteredOn(each -> each.words().size() == 1)
                .extracting(KeyphraseCandidate::text, KeyphraseCandidate::name)
                .containsExactlyInAnyOrder(
                        tuple("Recently", false),
                        tuple("talks", false),
                        tuple("China", true),
                        tuple("polish", false),
                        tuple("New", false),
                        tuple("York", false));
    }

    /** Of one article alone nothing tells what is rare, so a name is what is written as one each time, twice or more. */
    @Test
    void namesThatComeTwiceAreKnownWithoutACorpus() {
        Words words = new Words();
        int[] tokens = words.sequence("Vietnamese Prime Minister Pham Minh Chinh visits / the Pham Minh Chinh talks / "
                + "great power game / great power game / Deep Sea and deep Sea / Bank of Japan / Bank of Japan");
        KeyphraseFinder finder =
                new KeyphraseFinder(words.forms(), PhraseSet.none(), form -> 1.0, words::surface, words::normal);

        // not Minh Chinh, which always stands in the longer one; not what comes once without capitals, nor what has a
        // stop word inside
        assertThat(finder.candidates(tokens, tokens.length))
                .filteredOn(KeyphraseCandidate::isPhrase)
                .containsExactly(candidate("Pham Minh Chinh", 2, 3, 3));
    }

    @Test
    void scoresAreSharesOfTheHighest() {
        List<Keyphrase> ranked = new KeyphraseRanking(10)
                .rank(List.of(
                        candidate("railway", 1, 2, 0), candidate("Pham Minh Chinh", 1, 8, 0), candidate("x", 1, 0, 0)));
        assertThat(texts(ranked)).containsExactly("Pham Minh Chinh", "railway");
        assertThat(ranked.get(0).score()).isEqualTo(1);
        assertThat(ranked.get(1).score()).isEqualTo(0.25);
        assertThat(new KeyphraseRanking(10).rank(List.of())).isEmpty();
    }

    @Test
    void tiesByWordsThenPlaceThenText() {
        List<KeyphraseCandidate> tied =
                List.of(candidate("delta", 1, 3, 0), candidate("alpha", 1, 3, 0), candidate("red tape", 1, 3, 0));
        assertThat(texts(new KeyphraseRanking(10).rank(tied))).containsExactly("red tape", "alpha", "delta");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // candidate | count | taken | count | repeats
                "Vietnam | 9 | Viet Nam | 9 | true",
                "visit of Vietnam | 2 | Vietnam | 9 | true",
                "Japanese | 4 | Japan | 9 | true",
                "minister | 3 | prime minister | 3 | true",
                "Vietnam | 29 | Vietnam Japan cooperation | 1 | false",
                "cooperative relationship | 2 | close cooperation | 3 | false",
                "foreign minister | 3 | prime minister | 3 | false",
                "economic world order | 3 | new economic order | 3 | true",
                "China | 6 | Chinh | 6 | false",
                "internet | 3 | international | 9 | false",
                "war | 3 | warsaw | 3 | false"
            })
    void nearRepeats(String candidate, int count, String taken, int takenCount, boolean repeats) {
        assertThat(KeyphraseRanking.repeats(candidate(candidate, count, 1, 0), candidate(taken, takenCount, 1, 0)))
                .isEqualTo(repeats);
    }

    @Provide
    Arbitrary<List<KeyphraseCandidate>> candidates() {
        Arbitrary<String> texts = Arbitraries.of("vietnam", "viet", "nam", "japan", "rail", "high", "speed")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(words -> String.join(" ", words));
        return Combinators.combine(
                        texts,
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(1.0, 2.0, 3.0),
                        Arbitraries.integers().between(0, 9))
                .as(KeyphrasesTest::candidate)
                .list()
                .ofMaxSize(15)
                .map(list -> List.copyOf(new java.util.LinkedHashSet<>(list)));
    }

    @Property
    void theOrderOfCandidatesMakesNoDifference(
            @ForAll("candidates") List<KeyphraseCandidate> candidates, @ForAll long seed) {
        KeyphraseRanking ranking = new KeyphraseRanking(5);
        List<Keyphrase> ranked = ranking.rank(candidates);
        List<KeyphraseCandidate> shuffled = new ArrayList<>(candidates);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(texts(ranking.rank(shuffled))).isEqualTo(texts(ranked));
        assertThat(ranked).hasSizeLessThanOrEqualTo(5);
        for (int i = 0; i < ranked.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(KeyphraseRanking.repeats(
                                ranked.get(i).candidate(), ranked.get(j).candidate()))
                        .isFalse();
                assertThat(ranked.get(j).score())
                        .isGreaterThanOrEqualTo(ranked.get(i).score());
            }
        }
    }

    @Test
    void aCandidateHasWordsAndFigures() {
        assertThatThrownBy(() -> candidate("railway", 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("railway");
        assertThatThrownBy(() -> new KeyphraseRanking(0)).hasMessageContaining("not 0");
    }

    @Test
    void whatMayStandForAnArticle() {
        String text = "Minister Pham Minh visits / the north - south railway line / talks / "
                + "power game and power game of the power game / talks open / new age dawns";
        Words words = new Words();
        // more than 150 words, so that a word has to come twice
        int[] tokens = words.sequence(text + " / the".repeat(150));
        // rare are names alone; Minister is common
        Map<String, Double> idf = Map.of("pham", 8.0, "minh", 7.0, "minister", 2.0);
        KeyphraseFinder finder = new KeyphraseFinder(
                words.forms(),
                PhraseSet.of(List.of(Words.keys("new age"))),
                form -> idf.getOrDefault(words.normal(form), 3.0),
                words::surface,
                words::normal);
        List<KeyphraseCandidate> found = finder.candidates(tokens, tokens.length);
        assertThat(found)
                .containsExactlyInAnyOrder(
                        // a name, without the common word before it: 8 + 7
                        candidate("Pham Minh", 1, 15, 1),
                        // from the word with a hyphen to the end
                        new KeyphraseCandidate(
                                "north-south railway line",
                                List.of("north", "south", "railway", "line"),
                                1,
                                12,
                                5,
                                false),
                        candidate("power", 3, 3, 10),
                        candidate("game", 3, 3, 11),
                        candidate("talks", 2, 3, 9),
                        // three times
                        candidate("power game", 3, 6, 10),
                        // of the corpus
                        candidate("new age", 1, 6, 21));
        // what was counted before makes no difference
        assertThat(finder.candidates(tokens, tokens.length)).isEqualTo(found);
    }
}
