package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.SharedSession;
import dev.broadsheet.config.SimilarSettings;
import dev.broadsheet.parquet.RankedTermsFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/** Neighbours that are sought in one index after another. */
class FindSimilarIT {

    private static final int SIZE = 240;
    private static final int VOCABULARY = 300;
    /** No cosine of small whole numbers: rounding of weights decides nothing. */
    private static final double LEAST = 0.1037;

    private static final SimilarSettings SETTINGS = new SimilarSettings(5, LEAST);

    /** Sorted by id; every tenth is the same as one before. */
    private static List<RankedTermsFile.Article> articles() {
        Random random = new Random(3);
        List<RankedTermsFile.Article> articles = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            String id = "%032x".formatted(number);
            if (number % 10 == 9) {
                RankedTermsFile.Article like = articles.get(random.nextInt(number));
                articles.add(new RankedTermsFile.Article(id, like.termIds(), like.counts(), like.weights()));
                continue;
            }
            int[] terms = IntStream.generate(() -> (int) (VOCABULARY * Math.pow(random.nextDouble(), 2)))
                    .limit(1 + random.nextInt(40))
                    .distinct()
                    .toArray();
            double[] raw = Arrays.stream(terms)
                    .mapToDouble(term -> 1 + random.nextInt(4))
                    .toArray();
            double length = Math.sqrt(Arrays.stream(raw).map(w -> w * w).sum());
            articles.add(new RankedTermsFile.Article(
                    id,
                    terms,
                    new int[terms.length],
                    Arrays.stream(raw).map(w -> w / length).toArray()));
        }
        return articles;
    }

    /** Rows as text, and into how many indexes the articles went. */
    private record Found(List<String> rows, int indexes) {}

    private static Found found(int ranges, long indexTerms, int files) {
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(SharedSession.get().sparkContext());
        JavaRDD<RankedTermsFile.Article> cut = spark.parallelize(
                        IntStream.range(0, ranges).boxed().toList(), ranges)
                .flatMap(range -> articles()
                        .subList(SIZE * range / ranges, SIZE * (range + 1) / ranges)
                        .iterator());
        try (FindSimilar similar = FindSimilar.of(cut, VOCABULARY, SETTINGS, indexTerms)) {
            List<String> rows = similar.rows(files)
                    .map(row -> row.bytes(0).toStringUsingUTF8() + " " + row.integer(1) + " "
                            + row.bytes(2).toStringUsingUTF8() + " " + row.real(3))
                    .collect();
            return new Found(List.copyOf(rows), similar.together().size());
        }
    }

    @Test
    void oneIndexAfterAnotherFindsWhatOneDoes() {
        Found once = found(1, Long.MAX_VALUE, 1);
        assertThat(once.indexes()).isEqualTo(1);
        for (int files : new int[] {1, 3}) {
            Found many = found(12, 700, files);
            assertThat(many.indexes()).isBetween(4, 12);
            assertThat(many.rows()).isEqualTo(once.rows());
        }
        // a range that is larger than an index may be is an index of its own
        Found each = found(7, 1, 2);
        assertThat(each.indexes()).isEqualTo(7);
        assertThat(each.rows()).isEqualTo(once.rows());
    }

    @Test
    void asOneWouldByComparingAllWithAll() {
        List<RankedTermsFile.Article> articles = articles();
        Map<String, List<Double>> cosines = new HashMap<>();
        found(6, 1000, 1).rows().stream().map(row -> row.split(" ")).forEach(row -> cosines.computeIfAbsent(
                        row[0], any -> new ArrayList<>())
                .add(Double.parseDouble(row[3])));
        for (RankedTermsFile.Article one : articles) {
            List<Double> wanted = articles.stream()
                    .filter(other -> !other.docId().equals(one.docId()))
                    .map(other -> cosine(one, other))
                    .filter(cosine -> cosine >= LEAST)
                    .sorted(Comparator.reverseOrder())
                    .limit(5)
                    .toList();
            List<Double> own = cosines.getOrDefault(one.docId(), List.of());
            assertThat(own).hasSameSizeAs(wanted);
            for (int place = 0; place < wanted.size(); place++) {
                assertThat(own.get(place)).isCloseTo(wanted.get(place), within(1e-7));
            }
        }
    }

    private static double cosine(RankedTermsFile.Article one, RankedTermsFile.Article other) {
        double sum = 0;
        for (int i = 0; i < one.termIds().length; i++) {
            for (int j = 0; j < other.termIds().length; j++) {
                sum += one.termIds()[i] == other.termIds()[j] ? one.weights()[i] * other.weights()[j] : 0;
            }
        }
        return sum;
    }
}
