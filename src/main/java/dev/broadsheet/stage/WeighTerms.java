package dev.broadsheet.stage;

import dev.broadsheet.config.TfIdfSettings;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.parquet.RankedTermsFile;
import dev.broadsheet.warehouse.PartWriter;
import dev.broadsheet.weight.DocumentWeigher;
import dev.broadsheet.weight.TermIndex;
import dev.broadsheet.weight.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Chunks of counts and the vocabulary → {@code tfidf}. */
public final class WeighTerms {

    private WeighTerms() {}

    /**
     * What the rows of {@code tfidf} are made of, sorted, for so many files. Articles travel as the numbers and counts of their terms; they are
     * weighed where they are written.
     *
     * @param counted the counts
     * @param index the numbered terms, for every task
     */
    public static JavaRDD<RankedTermsFile.Article> weigh(
            CountedTerms counted, Broadcast<TermIndex> index, TfIdfSettings settings, int files) {
        Weighting weighting = new Weighting(settings.termFrequency(), settings.inverseDocumentFrequency());
        JavaPairRDD<byte[], byte[]> articles =
                counted.chunks().flatMapToPair(chunk -> articles(chunk, new DocumentWeigher(index.value(), weighting)));
        return SortedShuffle.sort(articles, files, key -> Keys.range(key, 0, files))
                .mapPartitions(sorted -> weighed(sorted, new DocumentWeigher(index.value(), weighting)));
    }

    private static Iterator<Tuple2<byte[], byte[]>> articles(Chunk chunk, DocumentWeigher weigher) {
        List<Tuple2<byte[], byte[]>> articles = new ArrayList<>();
        PackedWriter out = new PackedWriter();
        weigher.forEachArticle(chunk.counts(), chunk.leftOut(), (docId, termIds, counts) -> {
            out.count(termIds.length);
            int before = 0;
            for (int i = 0; i < termIds.length; i++) {
                out.count(termIds[i] - before).count(counts[i]);
                before = termIds[i];
            }
            articles.add(new Tuple2<>(Keys.id(docId), out.take()));
        });
        return articles.iterator();
    }

    /** Articles as they are written. */
    private static Iterator<RankedTermsFile.Article> weighed(
            Iterator<Tuple2<byte[], byte[]>> sorted, DocumentWeigher weigher) {
        PackedReader in = new PackedReader();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return sorted.hasNext();
            }

            @Override
            public RankedTermsFile.Article next() {
                Tuple2<byte[], byte[]> article = sorted.next();
                in.reset(article._2());
                int[] termIds = new int[in.count()];
                int[] counts = new int[termIds.length];
                int before = 0;
                for (int i = 0; i < termIds.length; i++) {
                    before += in.count();
                    termIds[i] = before;
                    counts[i] = in.count();
                }
                DocumentWeigher.Weighed weighed = weigher.weigh(termIds, counts);
                return new RankedTermsFile.Article(
                        Keys.hex(article._1(), 0), weighed.termIds(), weighed.counts(), weighed.weights());
            }
        };
    }

    /** Writes the articles that {@link #weigh} gives. */
    public static PartWriter<RankedTermsFile.Article> writer(Broadcast<TermIndex> index) {
        return (articles, path, configuration) -> {
            TermIndex terms = index.value();
            return RankedTermsFile.write(articles, terms.size(), term -> text(terms, term), path, configuration);
        };
    }

    private static Binary text(TermIndex terms, int term) {
        return Binary.fromConstantByteArray(
                Arrays.copyOfRange(terms.surfaces(), terms.surfaceStart(term), terms.surfaceStart(term + 1)));
    }
}
