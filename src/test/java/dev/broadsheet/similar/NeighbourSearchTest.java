package dev.broadsheet.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NeighbourSearchTest {

    /** An article of a test: its id counts from 0, so the order of numbers is that of ids. */
    private record Doc(int number, int[] terms, double[] weights) {

        String id() {
            return "%032x".formatted(number);
        }

        static Doc of(int number, int[] terms, double... raw) {
            double length = Math.sqrt(IntStream.range(0, raw.length)
                    .mapToDouble(i -> raw[i] * raw[i])
                    .sum());
            double[] weights = java.util.Arrays.stream(raw).map(w -> w / length).toArray();
            return new Doc(number, terms, weights);
        }

        double cosine(Doc other) {
            double sum = 0;
            for (int i = 0; i < terms.length; i++) {
                for (int j = 0; j < other.terms.length; j++) {
                    sum += terms[i] == other.terms[j] ? weights[i] * other.weights[j] : 0;
                }
            }
            return sum;
        }
    }

    private static WeightedArticles articles(List<Doc> docs) {
        WeightedArticles.Builder all = new WeightedArticles.Builder();
        docs.forEach(doc -> all.add(doc.id(), doc.terms(), doc.weights()));
        return all.build();
    }

    private static List<String> found(Neighbours nearest) {
        return IntStream.range(0, nearest.size())
                .mapToObj(place -> nearest.id(place) + " " + nearest.cosine(place))
                .toList();
    }

    @Test
    void threeArticlesByHand() {
        // unit vectors (1, 0, 0), (0.6, 0.8, 0) and (0, 0.6, 0.8): cosines 0.6, 0 and 0.48
        WeightedArticles docs = articles(List.of(
                Doc.of(0, new int[] {0}, 1), Doc.of(1, new int[] {1, 0}, 4, 3), Doc.of(2, new int[] {1, 2}, 3, 4)));
        NeighbourSearch search = new NeighbourSearch(new NeighbourIndex(docs, 3));
        Neighbours nearest = new Neighbours(5, 0.01);
        search.search(docs, 1, nearest);
        assertThat(nearest.size()).isEqualTo(2);
        assertThat(nearest.id(0)).isEqualTo("%032x".formatted(0));
        assertThat(nearest.cosine(0)).isCloseTo(0.6, within(1e-9));
        assertThat(nearest.cosine(1)).isCloseTo(0.48, within(1e-9));
        Neighbours above = new Neighbours(5, 0.5);
        search.search(docs, 1, above);
        assertThat(above.size()).as("with a cosine of at least 0.5").isEqualTo(1);
    }

    @Test
    void equalOnesStandByIdFromTheSmallest() {
        List<Doc> same = IntStream.range(0, 9)
                .mapToObj(i -> Doc.of(i, new int[] {4, 7}, 1, 2))
                .toList();
        Neighbours nearest = new Neighbours(3, 0.1);
        WeightedArticles docs = articles(same);
        new NeighbourSearch(new NeighbourIndex(docs, 8)).search(docs, 1, nearest);
        assertThat(IntStream.range(0, 3).mapToObj(nearest::id))
                .containsExactly(same.get(0).id(), same.get(2).id(), same.get(3).id());
    }

    /** Articles of words as frequent as Zipf says, some of them long, some nearly the same as another. */
    private static List<Doc> corpus(int size, Random random) {
        List<Doc> docs = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            if (number > 0 && random.nextInt(10) == 0) {
                Doc like = docs.get(random.nextInt(number));
                docs.add(new Doc(number, like.terms(), like.weights()));
                continue;
            }
            int[] terms = IntStream.generate(() -> (int) (600 * Math.pow(random.nextDouble(), 3)))
                    .limit(1 + random.nextInt(60))
                    .distinct()
                    .toArray();
            double[] raw = new double[terms.length];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = (1 + random.nextInt(4)) * Math.log(2 + terms[i]);
            }
            docs.add(Doc.of(number, terms, raw));
        }
        return docs;
    }

    @Property(tries = 25)
    void whatBoundsLeaveOutIsNeverANeighbour(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int most,
            @ForAll @IntRange(min = 1, max = 60) int percent) {
        List<Doc> docs = corpus(400, new Random(seed));
        WeightedArticles all = articles(docs);
        NeighbourSearch search = new NeighbourSearch(new NeighbourIndex(all, 600));
        for (int article = 0; article < all.size(); article += 7) {
            Neighbours bounded = new Neighbours(most, percent / 100.0);
            Neighbours plain = new Neighbours(most, percent / 100.0);
            search.search(all, article, bounded);
            search.searchWithoutBounds(all, article, plain);
            assertThat(found(bounded)).isEqualTo(found(plain));
        }
    }

    @Property(tries = 10)
    void asOneWouldByComparingAllWithAll(@ForAll long seed) {
        List<Doc> docs = corpus(150, new Random(seed));
        WeightedArticles all = articles(docs);
        NeighbourSearch search = new NeighbourSearch(new NeighbourIndex(all, 600));
        for (Doc doc : docs) {
            Neighbours nearest = new Neighbours(5, 0.2);
            search.search(all, doc.number(), nearest);
            List<Double> cosines = docs.stream()
                    .filter(other -> other.number() != doc.number())
                    .map(doc::cosine)
                    .filter(cosine -> cosine >= 0.2)
                    .sorted(Comparator.reverseOrder())
                    .limit(5)
                    .toList();
            assertThat(nearest.size()).isEqualTo(cosines.size());
            for (int place = 0; place < cosines.size(); place++) {
                assertThat(nearest.cosine(place)).isCloseTo(cosines.get(place), within(1e-7));
                assertThat(doc.cosine(docs.get(Integer.parseInt(nearest.id(place), 16))))
                        .isCloseTo(cosines.get(place), within(1e-7));
            }
        }
    }

    @Property(tries = 10)
    void partsOfTheArticlesFindTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        List<Doc> docs = corpus(300, random);
        WeightedArticles all = articles(docs);
        int cut = random.nextInt(301);
        NeighbourSearch whole = new NeighbourSearch(new NeighbourIndex(all, 600));
        NeighbourSearch first = new NeighbourSearch(new NeighbourIndex(articles(docs.subList(0, cut)), 600));
        NeighbourSearch second = new NeighbourSearch(new NeighbourIndex(articles(docs.subList(cut, 300)), 600));
        for (int article = 0; article < all.size(); article += 5) {
            Neighbours once = new Neighbours(6, 0.1);
            Neighbours twice = new Neighbours(6, 0.1);
            whole.search(all, article, once);
            second.search(all, article, twice);
            first.search(all, article, twice);
            assertThat(found(twice)).isEqualTo(found(once));
        }
    }
}
