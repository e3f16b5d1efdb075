package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
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
    static MllibDocuments of(Dataset<Row> documents, int vocabularySize, int partitions) {
        JavaRDD<Row> rows = documents
                .repartition(partitions, col("doc_id"))
                .sortWithinPartitions("doc_id")
                .toJavaRDD();
        if (rows.getNumPartitions() != partitions) {
            throw new IllegalStateException(rows.getNumPartitions() + " partitions instead of " + partitions);
        }
        JavaPairRDD<Long, Row> numbered =
                rows.zipWithIndex().mapToPair(Tuple2::swap).persist(StorageLevel.MEMORY_AND_DISK());
        JavaPairRDD<Long, Vector> counts =
                numbered.mapValues(row -> vector(row, vocabularySize)).persist(StorageLevel.MEMORY_AND_DISK());
        JavaPairRDD<Long, String> ids =
                numbered.mapValues(row -> row.getString(0)).persist(StorageLevel.MEMORY_AND_DISK());
        counts.count();
        ids.count();
        numbered.unpersist();
        return new MllibDocuments(ids, counts);
    }

    private static Vector vector(Row row, int vocabularySize) {
        int[] terms = RowArrays.ints(row, 1);
        double[] counts = Arrays.stream(RowArrays.ints(row, 2)).asDoubleStream().toArray();
        return Vectors.sparse(vocabularySize, terms, counts);
    }

    /** Each document's number and counts of terms, a sparse vector of length V. */
    JavaPairRDD<Long, Vector> counts() {
        return counts;
    }

    /** Rows of {@link TopicModel#ARTICLES} from weights by number, computed and persisted before this returns. */
    Dataset<Row> articles(JavaPairRDD<Long, double[]> weights) {
        JavaRDD<Row> rows = weights.join(ids).values().map(pair -> RowFactory.create(pair._2, pair._1));
        Dataset<Row> articles = SparkSession.active()
                .createDataFrame(rows, TopicModel.ARTICLES)
                .persist(StorageLevel.MEMORY_AND_DISK());
        articles.count();
        return articles;
    }

    @Override
    public void close() {
        counts.unpersist();
        ids.unpersist();
    }
}
