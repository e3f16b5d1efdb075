package dev.broadsheet.stage;

import dev.broadsheet.corpus.ReadRecord;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.SortedShuffle;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Deals records out to more tasks than read them. Unlike Spark's own repartition it gives every task the same records in the
 * same order each time it is computed, so a task that is repeated after a lost machine makes the same of them.
 */
final class SpreadRecords {

    private SpreadRecords() {}

    static JavaRDD<ReadRecord> over(JavaRDD<ReadRecord> records, int parts) {
        JavaPairRDD<byte[], byte[]> numbered = records.mapPartitionsToPair(Numbered::new);
        return SortedShuffle.sort(numbered, parts, key -> (int) (Keys.number(key, Long.BYTES) % parts))
                .map(pair -> SerializationUtils.deserialize(pair._2()));
    }

    private static final class Numbered implements Iterator<Tuple2<byte[], byte[]>> {

        private final Iterator<ReadRecord> records;
        private final byte[] task = Keys.number(TaskContext.getPartitionId());
        private long next;

        Numbered(Iterator<ReadRecord> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public Tuple2<byte[], byte[]> next() {
            byte[] key = Keys.join(task, Keys.number(next++));
            return new Tuple2<>(key, SerializationUtils.serialize((Serializable) records.next()));
        }
    }
}
