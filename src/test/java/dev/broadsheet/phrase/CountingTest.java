package dev.broadsheet.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The two passes: counts by hand, against a plain count of all runs, and whatever the parts and their order. */
class CountingTest {

    private record Count(long count, long documents) {
        Count plus(Count other) {
            return new Count(count + other.count, documents + other.documents);
        }
    }

    private static Map<Long, Count> pairs(List<int[]> articles, WordForms forms, Map<Long, Long> words, int most) {
        Map<Long, Count> pairs = new TreeMap<>();
        PairCounter counter = new PairCounter(most);
        for (int[] article : articles) {
            counter.add(forms, article, article.length);
            if (counter.isFull()) {
                drain(counter, words, pairs);
            }
        }
        drain(counter, words, pairs);
        return pairs;
    }

    private static void drain(PairCounter counter, Map<Long, Long> words, Map<Long, Count> pairs) {
        counter.drain(
                (key, count, documents) -> words.merge(key, (long) count, Long::sum),
                (key, count, documents) -> pairs.merge(key, new Count(count, documents), Count::plus));
    }

    private static Map<Long, Ngram> runs(List<int[]> articles, WordForms forms, KeySet frequent, int most) {
        Map<Long, Ngram> runs = new TreeMap<>();
        NgramCounter counter = new NgramCounter(frequent, most);
        for (int[] article : articles) {
            counter.add(forms, article, article.length);
            if (counter.isFull()) {
                counter.drain(run -> runs.merge(run.key(), run, Ngram::plus));
            }
        }
        counter.drain(run -> runs.merge(run.key(), run, Ngram::plus));
        return runs;
    }

    @Test
    void wordsAndPairsByHand() {
        Words words = new Words();
        List<int[]> articles =
                List.of(words.sequence("peace and security / peace and war"), words.sequence("high - speed peace and"));
        Map<Long, Long> counts = new HashMap<>();
        Map<Long, Count> pairs = pairs(articles, words.forms(), counts, 100);
        assertThat(counts)
                .containsOnly(
                        Map.entry(Words.key("peace"), 3L),
                        Map.entry(Words.key("and"), 3L),
                        Map.entry(Words.key("security"), 1L),
                        Map.entry(Words.key("war"), 1L),
                        Map.entry(Words.key("high"), 1L),
                        Map.entry(Words.key("speed"), 1L));
        // "security peace" is across a break; "high speed" across a hyphen
        assertThat(pairs)
                .containsOnly(
                        Map.entry(Words.key("peace and"), new Count(3, 2)),
                        Map.entry(Words.key("and security"), new Count(1, 1)),
                        Map.entry(Words.key("and war"), new Count(1, 1)),
                        Map.entry(Words.key("high speed"), new Count(1, 1)),
                        Map.entry(Words.key("speed peace"), new Count(1, 1)));
    }

    @Test
    void runsByHand() {
        Words words = new Words();
        List<int[]> articles = List.of(
                words.sequence("the Charter of the Nations / Charter of the Nations"),
                words.sequence("a charter of the nations and Charter of the Nations"));
        KeySet all = KeySet.of(pairs(articles, words.forms(), new HashMap<>(), 100).keySet().stream()
                .mapToLong(key -> key));
        Map<Long, Ngram> runs = runs(articles, words.forms(), all, 100);
        // the second sentence has runs across "and", up to six words; nothing begins or ends with a stop word
        assertThat(runs)
                .containsOnlyKeys(
                        Words.key("charter of the nations"),
                        Words.key("nations and charter"),
                        Words.key("charter of the nations and charter"),
                        Words.key("nations and charter of the nations"));
        // 4 times in 2 articles; 1 after a break; 2 of the other 3 with capitals
        assertThat(runs.get(Words.key("charter of the nations")))
                .isEqualTo(new Ngram(Words.keys("charter of the nations"), 0b0110, 4, 2, 3, 2));
        assertThat(runs.get(Words.key("nations and charter")))
                .isEqualTo(new Ngram(Words.keys("nations and charter"), 0b010, 1, 1, 1, 0));
    }

    @Test
    void pairsThatAreNotFrequentEndARun() {
        Words words = new Words();
        List<int[]> articles = List.of(words.sequence("one two three"));
        KeySet frequent = KeySet.of(java.util.stream.LongStream.of(Words.key("one two")));
        assertThat(runs(articles, words.forms(), frequent, 100)).containsOnlyKeys(Words.key("one two"));
    }

    @Provide
    Arbitrary<List<String>> articles() {
        return Arbitraries.of("x", "y", "z", "X", "of", "the", "/", "-")
                .list()
                .ofMaxSize(40)
                .map(words -> String.join(" ", words))
                .list()
                .ofMaxSize(12);
    }

    /** Plain counting of all runs with content words at both ends, by text. */
    private static Map<String, Count> plain(Words words, WordForms forms, List<int[]> articles) {
        Map<String, Count> counts = new HashMap<>();
        for (int[] article : articles) {
            int[] tokens = Arrays.stream(article).filter(t -> t != Marks.HYPHEN).toArray();
            Set<String> seen = new HashSet<>();
            for (int from = 0; from < tokens.length; from++) {
                List<String> run = new ArrayList<>();
                for (int to = from;
                        to < tokens.length && tokens[to] >= 0 && run.size() < NgramCounter.MOST_WORDS;
                        to++) {
                    run.add(words.normal(tokens[to]));
                    if (run.size() > 1 && forms.content(tokens[from]) && forms.content(tokens[to])) {
                        String text = String.join(" ", run);
                        counts.merge(text, new Count(1, seen.add(text) ? 1 : 0), Count::plus);
                    }
                }
            }
        }
        return counts;
    }

    @Property
    void twoPassesAreExactAboveTheFloors(@ForAll("articles") List<String> texts) {
        Words words = new Words();
        List<int[]> articles = texts.stream().map(words::sequence).toList();
        WordForms forms = words.forms();
        int floor = 2;
        int documents = 2;
        KeySet frequent = KeySet.of(pairs(articles, forms, new HashMap<>(), 1 << 20).entrySet().stream()
                .filter(pair ->
                        pair.getValue().count() >= floor && pair.getValue().documents() >= documents)
                .mapToLong(Map.Entry::getKey));
        Map<Long, Ngram> runs = runs(articles, forms, frequent, 1 << 20);
        plain(words, forms, articles).forEach((text, count) -> {
            if (count.count() >= floor && count.documents() >= documents) {
                Ngram run = runs.get(Words.key(text));
                assertThat(new Count(run.count(), run.documents())).as(text).isEqualTo(count);
            }
        });
    }

    @Property
    void partsAndOrderMakeNoDifference(@ForAll("articles") List<String> texts, @ForAll int seed) {
        Words words = new Words();
        List<int[]> articles =
                new ArrayList<>(texts.stream().map(words::sequence).toList());
        WordForms forms = words.forms();
        Map<Long, Long> counts = new TreeMap<>();
        Map<Long, Count> pairs = pairs(articles, forms, counts, 1 << 20);
        KeySet all = KeySet.of(pairs.keySet().stream().mapToLong(key -> key));
        Map<Long, Ngram> runs = runs(articles, forms, all, 1 << 20);
        Collections.shuffle(articles, new Random(seed));
        Map<Long, Long> countsAgain = new TreeMap<>();
        // a counter that is full after every article or two
        assertThat(pairs(articles, forms, countsAgain, 3)).isEqualTo(pairs);
        assertThat(countsAgain).isEqualTo(counts);
        assertThat(runs(articles, forms, all, 3)).isEqualTo(runs);
    }
}
