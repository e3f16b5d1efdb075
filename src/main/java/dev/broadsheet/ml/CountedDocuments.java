package dev.broadsheet.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;

import dev.broadsheet.stage.CountedDocument;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The documents of a column of vectors, as {@code stage.TopicEngine} wants them. A document's id is made from its counts, so it does not
 * matter where its row stood. Of documents with equal counts the n-th has n in its id: which of them it is makes no difference, as
 * they are the same, but each of them has to be sampled by random numbers of its own.
 *
 * <p>Rows are grouped by their counts, once, and kept until {@link #close}.
 */
final class CountedDocuments implements AutoCloseable {

    private static final ArrayType INTS = DataTypes.createArrayType(DataTypes.IntegerType, false);

    private static final StructType READ = new StructType()
            .add("vector_size", DataTypes.IntegerType, true)
            .add("term_ids", INTS, false)
            .add("counts", INTS, false)
            .add("problem", DataTypes.StringType, true);

    private final Dataset<Row> distinct;
    private final int vocabularySize;

    private CountedDocuments(Dataset<Row> distinct, int vocabularySize) {
        this.distinct = distinct;
        this.vocabularySize = vocabularySize;
    }

    /**
     * Reads a column.
     *
     * @throws IllegalArgumentException if it cannot be fitted
     */
    static CountedDocuments of(Dataset<?> dataset, String column) {
        Dataset<Row> distinct = dataset.sparkSession()
                .createDataFrame(dataset.select(col(column)).toDF().toJavaRDD().map(CountedDocuments::read), READ)
                .groupBy("vector_size", "term_ids", "counts", "problem")
                .count()
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return new CountedDocuments(distinct, vocabularySize(distinct, column));
        } catch (RuntimeException failed) {
            distinct.unpersist();
            throw failed;
        }
    }

    private static Row read(Row row) {
        int[] none = {};
        if (row.isNullAt(0)) {
            return RowFactory.create(
                    null, none, none, "a row has no vector. Drop such rows, or give them an empty one.");
        }
        Vector vector = row.getAs(0);
        Optional<String> problem = CountVector.problem(vector);
        if (problem.isPresent()) {
            return RowFactory.create(null, none, none, problem.get());
        }
        CountVector counts = CountVector.of(vector);
        return RowFactory.create(vector.size(), counts.terms(), counts.counts(), null);
    }

    /** Of several problems, the first in alphabetical order is told. */
    private static int vocabularySize(Dataset<Row> distinct, String column) {
        Row found = distinct.agg(min("problem"), min("vector_size"), max("vector_size"), max(size(col("term_ids"))))
                .first();
        if (!found.isNullAt(0)) {
            throw new IllegalArgumentException("column " + column + " cannot be fitted: " + found.getString(0));
        }
        if (found.isNullAt(3) || found.getInt(3) == 0) {
            throw new IllegalArgumentException(
                    "column " + column + " has no document with a token; nothing can be fitted");
        }
        if (found.getInt(1) != found.getInt(2)) {
            throw new IllegalArgumentException("column " + column + " has vectors of " + found.getInt(1) + " and of "
                    + found.getInt(2) + " elements; all must be counts of the same terms");
        }
        return found.getInt(1);
    }

    /** Number of terms, V. */
    int vocabularySize() {
        return vocabularySize;
    }

    /** The documents that have tokens, by ids made from their counts. */
    JavaPairRDD<String, CountedDocument> documents() {
        return distinct.filter(size(col("term_ids")).gt(0)).toJavaRDD().flatMapToPair(CountedDocuments::numbered);
    }

    private static Iterator<Tuple2<String, CountedDocument>> numbered(Row row) {
        List<Integer> terms = row.getList(1);
        List<Integer> counts = row.getList(2);
        String content = hash(terms, counts);
        CountedDocument document = CountedDocument.whole(numbers(terms), numbers(counts));
        return LongStream.range(0, row.getLong(4))
                .mapToObj(number -> new Tuple2<>(content + "-" + number, document))
                .iterator();
    }

    private static int[] numbers(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The first 128 bits of SHA-256 over the terms and their counts, as hexadecimal digits. */
    private static String hash(List<Integer> terms, List<Integer> counts) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES * terms.size());
        for (int i = 0; i < terms.size(); i++) {
            bytes.putInt(terms.get(i)).putInt(counts.get(i));
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        distinct.unpersist();
    }
}
