package dev.broadsheet.stage;

import java.nio.charset.StandardCharsets;
import org.apache.spark.Partitioner;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * Partitions by {@code doc_id}, as {@code Dataset.repartition} by such a column makes them. What is in partitions by the same rule is joined
 * without a shuffle.
 */
final class ByDocument extends Partitioner {

    private static final long serialVersionUID = 1L;

    /** Of Spark's own hash partitioning. */
    private static final int SEED = 42;

    /** Documents below which it does not pay to spread a corpus over more tasks. */
    private static final int TASK_DOCUMENTS = 500;

    private final int partitions;

    ByDocument(int partitions) {
        this.partitions = partitions;
    }

    /**
     * As many partitions as pay.
     *
     * @param documents there are, about
     * @param most partitions
     */
    static ByDocument of(long documents, int most) {
        return new ByDocument((int) Math.min(most, Math.max(1, documents / TASK_DOCUMENTS)));
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object key) {
        byte[] bytes = ((String) key).getBytes(StandardCharsets.UTF_8);
        return Math.floorMod(
                Murmur3_x86_32.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, SEED), partitions);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByDocument that && that.partitions == partitions;
    }

    @Override
    public int hashCode() {
        return partitions;
    }
}
