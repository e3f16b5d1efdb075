package dev.broadsheet.stage;

import dev.broadsheet.config.TfIdfSettings;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.weight.DocumentWeigher;
import dev.broadsheet.weight.TermIndex;
import dev.broadsheet.weight.Weighting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** Chunks of counts and the vocabulary → {@code tfidf}. */
public final class WeighTerms {

    private WeighTerms() {}

    /**
     * The rows of {@code tfidf}, sorted, in so many files. Articles travel as the numbers and counts of their terms; they are
     * weighed where they are written.
     *
     * @param reading the counts
     * @param index the numbered terms, for every task
     */
    public static JavaRDD<Cells> weigh(Reading reading, Broadcast<TermIndex> index, TfIdfSettings settings, int files) {
        Weighting weighting = new Weighting(settings.termFrequency(), settings.inverseDocumentFrequency());
        JavaPairRDD<byte[], byte[]> articles =
                reading.chunks().flatMapToPair(chunk -> articles(chunk, new DocumentWeigher(index.value(), weighting)));
        return SortedShuffle.sort(articles, files, key -> Keys.range(key, 0, files))
                .mapPartitions(sorted -> new Rows(sorted, index.value(), weighting));
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

    /** The terms of article after article, each as a row; the rows are one object. */
    private static final class Rows implements Iterator<Cells>, Cells {

        private static final int DOC_ID = TfIdf.TABLE.place("doc_id");
        private static final int TERM_ID = TfIdf.TABLE.place("term_id");
        private static final int TERM_FREQUENCY = TfIdf.TABLE.place("term_frequency");

        private final Iterator<Tuple2<byte[], byte[]>> articles;
        private final TermIndex index;
        private final DocumentWeigher weigher;
        private final PackedReader in = new PackedReader();
        private DocumentWeigher.Weighed weighed = new DocumentWeigher.Weighed(new int[0], new int[0], new double[0]);
        private Binary docId = Binary.EMPTY;
        private int place = -1;

        Rows(Iterator<Tuple2<byte[], byte[]>> articles, TermIndex index, Weighting weighting) {
            this.articles = articles;
            this.index = index;
            this.weigher = new DocumentWeigher(index, weighting);
        }

        @Override
        public boolean hasNext() {
            return place + 1 < weighed.termIds().length || articles.hasNext();
        }

        @Override
        public Cells next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (++place == weighed.termIds().length) {
                Tuple2<byte[], byte[]> article = articles.next();
                docId = Binary.fromConstantByteArray(Keys.hex(article._1(), 0).getBytes(StandardCharsets.US_ASCII));
                weighed = weighed(article._2());
                place = 0;
            }
            return this;
        }

        private DocumentWeigher.Weighed weighed(byte[] packed) {
            in.reset(packed);
            int[] termIds = new int[in.count()];
            int[] counts = new int[termIds.length];
            int before = 0;
            for (int i = 0; i < termIds.length; i++) {
                before += in.count();
                termIds[i] = before;
                counts[i] = in.count();
            }
            return weigher.weigh(termIds, counts);
        }

        @Override
        public boolean isNull(int column) {
            return false;
        }

        @Override
        public int integer(int column) {
            if (column == TERM_ID) {
                return weighed.termIds()[place];
            }
            return column == TERM_FREQUENCY ? weighed.counts()[place] : place + 1;
        }

        @Override
        public double real(int column) {
            return weighed.weights()[place];
        }

        @Override
        public Binary bytes(int column) {
            if (column == DOC_ID) {
                return docId;
            }
            int term = weighed.termIds()[place];
            int start = index.surfaceStart(term);
            return Binary.fromConstantByteArray(index.surfaces(), start, index.surfaceStart(term + 1) - start);
        }
    }
}
