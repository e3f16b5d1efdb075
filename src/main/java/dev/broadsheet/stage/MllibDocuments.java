package dev.broadsheet.stage;

import java.util.Arrays;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Documents as MLlib's LDA takes them, laid out by {@code doc_id} alone. MLlib draws random numbers and adds up by partition,
 * so partitions are a hash of doc_id, their number is a setting, and each is sorted.
 */
final class MllibDocuments implements AutoCloseable {

    private final JavaPairRDD<Long, String> ids;
    private final JavaPairRDD<Long, Vector> counts;

    private MllibDocuments(JavaPairRDD<Long, String> ids, JavaPairRDD<Long, Vector> counts) {
        this.ids = ids;
        this.counts = counts;
    }

    /** Lays the documents of {@link TopicEngine#fit} out and keeps their vectors in memory, or on disk where it is short. */
    static MllibDocuments of(JavaPairRDD<String, CountedDocument> documents, int vocabularySize, int partitions) {
        JavaPairRDD<Long, Tuple2<String, CountedDocument>> numbered = documents
                .repartitionAndSortWithinPartitions(new ByDocument(partitions))
                .zipWithIndex()
                .mapToPair(Tuple2::swap)
                .persist(StorageLevel.MEMORY_AND_DISK());
        JavaPairRDD<Long, Vector> counts =
                numbered.mapValues(each -> vector(each._2(), vocabularySize)).persist(StorageLevel.MEMORY_AND_DISK());
        JavaPairRDD<Long, String> ids = numbered.mapValues(Tuple2::_1).persist(StorageLevel.MEMORY_AND_DISK());
        counts.count();
        ids.count();
        numbered.unpersist();
        return new MllibDocuments(ids, counts);
    }

    private static Vector vector(CountedDocument document, int vocabularySize) {
        double[] counts = Arrays.stream(document.counts()).asDoubleStream().toArray();
        return Vectors.sparse(vocabularySize, document.terms(), counts);
    }

    /** Each document's number and counts of terms, a sparse vector of length V. */
    JavaPairRDD<Long, Vector> counts() {
        return counts;
    }

    /** Weights by {@code doc_id} from weights by number, computed and persisted before this returns. */
    JavaPairRDD<String, double[]> articles(JavaPairRDD<Long, double[]> weights) {
        JavaPairRDD<String, double[]> articles =
                weights.join(ids).values().mapToPair(Tuple2::swap).persist(StorageLevel.MEMORY_AND_DISK());
        articles.count();
        return articles;
    }

    @Override
    public void close() {
        counts.unpersist();
        ids.unpersist();
    }
}
