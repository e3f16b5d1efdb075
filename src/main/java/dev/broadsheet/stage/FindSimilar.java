package dev.broadsheet.stage;

import dev.broadsheet.config.SimilarSettings;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedRow;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RankedTermsFile;
import dev.broadsheet.similar.NeighbourSearch;
import dev.broadsheet.similar.Neighbours;
import dev.broadsheet.similar.WeightedArticles;
import dev.broadsheet.table.SimilarArticles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Weighed terms of articles → {@code similar_articles}. The articles are cut into ranges of ids; a few ranges at a time become an index, which
 * every task has, and all articles look for neighbours in it. Terms of different languages have different numbers, so articles of different
 * languages have nothing in common.
 */
public final class FindSimilar implements AutoCloseable {

    /** Terms of articles in one index: 50 MB in the driver, 160 MB where it is searched. */
    private static final int INDEX_TERMS = 6_000_000;

    /** Terms of articles in one range. */
    private static final int RANGE_TERMS = 1_000_000;

    private static final int RANGES_A_CORE = 4;

    private final JavaSparkContext context;
    private final JavaRDD<WeightedArticles> ranges;
    private final int vocabularySize;
    private final SimilarSettings settings;
    private final List<Long> sizes;
    private final long indexTerms;

    private FindSimilar(
            JavaSparkContext context,
            JavaRDD<WeightedArticles> ranges,
            int vocabularySize,
            SimilarSettings settings,
            List<Long> sizes,
            long indexTerms) {
        this.indexTerms = indexTerms;
        this.context = context;
        this.ranges = ranges;
        this.vocabularySize = vocabularySize;
        this.settings = settings;
        this.sizes = sizes;
    }

    /** In how many ranges of ids {@link #of} takes articles. */
    public static int ranges(long termsOfArticles, int cores) {
        return (int) Math.max((long) RANGES_A_CORE * cores, termsOfArticles / RANGE_TERMS);
    }

    /**
     * Gathers articles.
     *
     * @param articles each partition a range of ids, sorted, as {@link WeighTerms#weigh} gives them
     * @param vocabularySize number of terms
     */
    public static FindSimilar of(
            JavaRDD<RankedTermsFile.Article> articles, int vocabularySize, SimilarSettings settings) {
        return of(articles, vocabularySize, settings, INDEX_TERMS);
    }

    /** @param indexTerms terms of articles in one index, at most, unless one range has more */
    static FindSimilar of(
            JavaRDD<RankedTermsFile.Article> articles, int vocabularySize, SimilarSettings settings, long indexTerms) {
        JavaRDD<WeightedArticles> ranges =
                articles.mapPartitions(FindSimilar::range).persist(StorageLevel.MEMORY_AND_DISK_SER());
        List<Long> sizes = ranges.map(range -> (long) range.termCount()).collect();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(ranges.context());
        return new FindSimilar(context, ranges, vocabularySize, settings, sizes, indexTerms);
    }

    private static Iterator<WeightedArticles> range(Iterator<RankedTermsFile.Article> articles) {
        WeightedArticles.Builder range = new WeightedArticles.Builder();
        articles.forEachRemaining(article -> range.add(article.docId(), article.termIds(), article.weights()));
        return List.of(range.build()).iterator();
    }

    /** The rows of {@code similar_articles}, sorted, in so many files or fewer. */
    public JavaRDD<Cells> rows(int files) {
        JavaPairRDD<byte[], byte[]> rows = ranges.zipPartitions(
                        nearest(), (range, nearest) -> packed(range.next(), nearest.next()))
                .mapToPair(pair -> pair);
        return SortedShuffle.sort(rows, files, key -> Keys.range(key, 0, files)).mapPartitions(FindSimilar::cells);
    }

    /** For each range the neighbours of its articles. */
    private JavaRDD<Neighbours[]> nearest() {
        int most = settings.most();
        double minCosine = settings.minCosine();
        JavaRDD<Neighbours[]> nearest = ranges.map(range -> none(range.size(), most, minCosine));
        for (List<Integer> together : together()) {
            SharedIndex shared = new SharedIndex(collected(together), vocabularySize);
            Broadcast<SharedIndex> index = context.broadcast(shared);
            JavaRDD<Neighbours[]> before = nearest;
            nearest = ranges.zipPartitions(before, (range, found) -> Collections.singletonList(
                                    searched(range.next(), index.value(), found.next()))
                            .iterator())
                    .persist(StorageLevel.MEMORY_AND_DISK_SER());
            nearest.count();
            before.unpersist();
            index.unpersist();
            shared.forget();
        }
        return nearest;
    }

    private static Neighbours[] none(int articles, int most, double minCosine) {
        return Stream.generate(() -> new Neighbours(most, minCosine))
                .limit(articles)
                .toArray(Neighbours[]::new);
    }

    /** Numbers of ranges that fit into an index together, in their order. */
    List<List<Integer>> together() {
        List<List<Integer>> all = new ArrayList<>();
        long terms = 0;
        for (int range = 0; range < sizes.size(); range++) {
            terms += sizes.get(range);
            if (all.isEmpty() || terms > indexTerms) {
                all.add(new ArrayList<>());
                terms = sizes.get(range);
            }
            all.get(all.size() - 1).add(range);
        }
        return all;
    }

    private WeightedArticles collected(List<Integer> numbers) {
        List<WeightedArticles> parts = new ArrayList<>();
        for (List<WeightedArticles> part : ranges.collectPartitions(
                numbers.stream().mapToInt(Integer::intValue).toArray())) {
            parts.addAll(part);
        }
        return WeightedArticles.joined(parts);
    }

    private static Neighbours[] searched(WeightedArticles range, SharedIndex index, Neighbours... found) {
        NeighbourSearch search = new NeighbourSearch(index.index());
        for (int article = 0; article < range.size(); article++) {
            search.search(range, article, found[article]);
        }
        return found;
    }

    private static Iterator<Tuple2<byte[], byte[]>> packed(WeightedArticles range, Neighbours... nearest) {
        PackedWriter packer = new PackedWriter();
        return IntStream.range(0, range.size())
                .boxed()
                .flatMap(article -> IntStream.range(0, nearest[article].size()).mapToObj(place -> {
                    String id = range.id(article);
                    byte[] row = PackedRow.pack(
                            SimilarArticles.TABLE,
                            packer,
                            id,
                            place + 1,
                            nearest[article].id(place),
                            nearest[article].cosine(place));
                    return new Tuple2<>(Keys.join(Keys.id(id), Keys.small(place + 1)), row);
                }))
                .iterator();
    }

    private static Iterator<Cells> cells(Iterator<Tuple2<byte[], byte[]>> pairs) {
        PackedRow row = new PackedRow(SimilarArticles.TABLE);
        return Iterators.mapped(pairs, pair -> row.set(pair._2()));
    }

    @Override
    public void close() {
        ranges.unpersist();
    }
}
