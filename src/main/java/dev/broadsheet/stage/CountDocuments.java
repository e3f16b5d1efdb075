package dev.broadsheet.stage;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * {@code tfidf} to the sparse counts of the modelled articles and terms, as {@link TopicEngine#fit} takes them. Rows of an article lie side by
 * side in the files, so they are shuffled as one; where they do not, as several.
 */
final class CountDocuments {

    private CountDocuments() {}

    /** One document for each modelled article that has a modelled term, in partitions {@link ByDocument}. */
    static JavaPairRDD<String, CountedDocument> of(
            Dataset<Row> tfidf, ModelledArticles articles, ModelVocabulary vocabulary) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(tfidf.sparkSession().sparkContext());
        Broadcast<int[]> numbers = context.broadcast(vocabulary.numbers());
        JavaPairRDD<String, Part> parts = tfidf.select("doc_id", "term_id", "term_frequency")
                .toJavaRDD()
                .mapPartitionsToPair(rows -> new Parts(rows, numbers.value()));
        int most = Math.max(context.defaultParallelism(), parts.getNumPartitions());
        return parts.cogroup(articles.lengths(), ByDocument.of(articles.count(), most))
                .flatMapValues(found -> document(found._1(), found._2()));
    }

    private static Iterator<CountedDocument> document(Iterable<Part> parts, Iterable<Integer> lengths) {
        Iterator<Integer> length = lengths.iterator();
        Iterator<Part> some = parts.iterator();
        return length.hasNext() && some.hasNext()
                ? List.of(joined(parts, length.next())).iterator()
                : List.<CountedDocument>of().iterator();
    }

    private static CountedDocument joined(Iterable<Part> parts, int length) {
        long[] pairs = StreamSupport.stream(parts.spliterator(), false)
                .flatMapToLong(part -> Arrays.stream(part.pairs))
                .sorted()
                .toArray();
        int[] terms = new int[pairs.length];
        int[] counts = new int[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            terms[i] = (int) (pairs[i] >>> Integer.SIZE);
            counts[i] = (int) pairs[i];
        }
        return new CountedDocument(terms, counts, length);
    }

    /** Terms of a document and their counts: the term in the upper half of a number, the count in the lower. */
    private record Part(long[] pairs) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;
    }

    /** Rows of one document after another, without terms that are not modelled. */
    private static final class Parts implements Iterator<Tuple2<String, Part>> {

        private final Iterator<Row> rows;
        private final int[] numbers;
        private String docId = "";
        private long[] pairs = new long[256];
        private int size;
        private Row next;

        Parts(Iterator<Row> rows, int[] numbers) {
            this.rows = rows;
            this.numbers = numbers;
            advance();
        }

        @Override
        public boolean hasNext() {
            return size > 0;
        }

        @Override
        public Tuple2<String, Part> next() {
            if (size == 0) {
                throw new NoSuchElementException();
            }
            Tuple2<String, Part> found = new Tuple2<>(docId, new Part(Arrays.copyOf(pairs, size)));
            advance();
            return found;
        }

        private void advance() {
            size = 0;
            while (next != null || rows.hasNext()) {
                Row row = next == null ? rows.next() : next;
                next = null;
                int id = row.getInt(1);
                if (id < numbers.length && numbers[id] != ModelVocabulary.ABSENT) {
                    if (size > 0 && !docId.equals(row.getString(0))) {
                        next = row;
                        return;
                    }
                    docId = row.getString(0);
                    add((long) numbers[id] << Integer.SIZE | row.getInt(2));
                }
            }
        }

        private void add(long pair) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * size);
            }
            pairs[size++] = pair;
        }
    }
}
