package dev.broadsheet.packed;

import java.io.Serializable;
import org.apache.spark.Partition;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import scala.Option;

/**
 * Some of the partitions of shuffled data, neighbours put together and in their order: so one shuffle can carry several kinds
 * of records, and sorted ranges become as many files as the data turns out to need.
 */
public final class Slice implements PartitionCoalescer, Serializable {

    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    private Slice(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Partitions {@code from} (inclusive) to {@code to} (exclusive) as {@code parts} of about equal number. */
    public static JavaPairRDD<byte[], byte[]> of(JavaPairRDD<byte[], byte[]> pairs, int from, int to, int parts) {
        return JavaPairRDD.fromRDD(
                pairs.rdd().coalesce(Math.min(parts, to - from), false, Option.apply(new Slice(from, to)), null),
                pairs.kClassTag(),
                pairs.vClassTag());
    }

    @Override
    public PartitionGroup[] coalesce(int parts, RDD<?> parent) {
        Partition[] all = parent.partitions();
        PartitionGroup[] groups = new PartitionGroup[parts];
        for (int i = 0; i < parts; i++) {
            groups[i] = new PartitionGroup(Option.empty());
            int first = from + (int) ((long) (to - from) * i / parts);
            int end = from + (int) ((long) (to - from) * (i + 1) / parts);
            for (int p = first; p < end; p++) {
                groups[i].partitions().addOne(all[p]);
            }
        }
        return groups;
    }
}
