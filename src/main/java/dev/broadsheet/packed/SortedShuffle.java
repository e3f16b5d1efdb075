package dev.broadsheet.packed;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.rdd.ShuffledRDD;
import scala.math.Ordering;
import scala.math.Ordering$;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Sends keys and values that are byte arrays to partitions and sorts each by key. Spark knows the types, so it takes its
 * compact serializer and moves records without making objects of them. What does not fit into memory goes to disk.
 */
public final class SortedShuffle {

    private static final ClassTag<byte[]> BYTES = ClassTag$.MODULE$.apply(byte[].class);

    private SortedShuffle() {}

    /** Compares keys byte by byte, unsigned. */
    private static final class ByteOrder implements Comparator<byte[]>, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public int compare(byte[] a, byte[] b) {
            return Arrays.compareUnsigned(a, b);
        }
    }

    /** Where a key goes. */
    @FunctionalInterface
    public interface Place extends Serializable {
        int of(byte[] key);
    }

    /** The pairs, each in the partition of its key, sorted there. */
    public static JavaPairRDD<byte[], byte[]> sort(JavaPairRDD<byte[], byte[]> pairs, int partitions, Place place) {
        Ordering<byte[]> order = Ordering$.MODULE$.comparatorToOrdering(new ByteOrder());
        ShuffledRDD<byte[], byte[], byte[]> shuffled =
                new ShuffledRDD<>(pairs.rdd(), new Placed(partitions, place), BYTES, BYTES, BYTES);
        return JavaPairRDD.fromRDD(shuffled.setKeyOrdering(order), BYTES, BYTES);
    }

    private static final class Placed extends Partitioner {

        private static final long serialVersionUID = 1L;

        private final int partitions;
        private final Place place;

        Placed(int partitions, Place place) {
            this.partitions = partitions;
            this.place = place;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object key) {
            return place.of((byte[]) key);
        }
    }
}
