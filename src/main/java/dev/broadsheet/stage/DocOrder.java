package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * Lays rows out by {@code doc_id}: file i of n holds the i-th part of all possible ids, sorted. Ids are hashes, so the parts
 * come out even without sampling the data first, which would compute it twice.
 */
final class DocOrder {

    /** Hex digits of the id that decide the file. */
    private static final int DIGITS = 6;

    /** The seed with which Spark hashes the columns of {@code repartition}. */
    private static final int SPARK_SEED = 42;

    private DocOrder() {}

    /**
     * Rows in {@code files} partitions of ascending ids.
     *
     * @param rows what to lay out
     * @param docId its column of ids
     */
    static <T> Dataset<T> lay(Dataset<T> rows, String docId, int files) {
        if (files == 1) {
            return rows.coalesce(1).sortWithinPartitions(docId);
        }
        Column prefix = conv(substring(col(docId), 1, DIGITS), 16, 10).cast("long");
        Column file =
                floor(prefix.multiply(files).divide(lit(1L << (4 * DIGITS)))).cast("int");
        return rows.repartition(files, element_at(array(keys(files)), file.plus(1)))
                .sortWithinPartitions(docId);
    }

    /** For each partition the smallest number that Spark's hash partitioning sends there. */
    private static Column[] keys(int files) {
        Integer[] keys = new Integer[files];
        int missing = files;
        for (int candidate = 0; missing > 0; candidate++) {
            int partition = Math.floorMod(Murmur3_x86_32.hashInt(candidate, SPARK_SEED), files);
            if (keys[partition] == null) {
                keys[partition] = candidate;
                missing--;
            }
        }
        return Arrays.stream(keys).map(key -> lit((int) key)).toArray(Column[]::new);
    }
}
