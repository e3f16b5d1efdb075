package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Articles in the order of their content, those of equal content by date and id, records with the id of an earlier one marked. Their
 * places in this order are their numbers: the same whatever the partitions.
 *
 * @param sorted {@link Entry}, by content key and article key
 * @param starts number of the first article of each partition; one more at the end
 */
record ByContent(JavaPairRDD<byte[], byte[]> sorted, int[] starts) {

    /**
     * One article.
     *
     * @param sameId whether an earlier record has its id
     * @param article its id, path and offset, as in {@link Shuffled}
     */
    record Entry(boolean sameId, byte[] article, Identity identity) {

        static Entry unpack(byte[] packed) {
            PackedReader in = new PackedReader(packed);
            return new Entry(in.flag(), in.bytes(), Identity.unpack(in.bytes()));
        }

        byte[] pack(PackedWriter out) {
            byte[] packed = identity.pack(out);
            return out.flag(sameId).bytes(article).bytes(packed).take();
        }

        boolean sameContent(Entry other) {
            return Arrays.equals(identity.contentHash(), other.identity.contentHash());
        }
    }

    /** @param identities {@link Identity}, with keys of {@link Shuffled}, sorted */
    static ByContent of(JavaPairRDD<byte[], byte[]> identities) {
        int parts = identities.getNumPartitions();
        JavaPairRDD<byte[], byte[]> judged = identities.mapPartitionsToPair(SameId::new);
        JavaPairRDD<byte[], byte[]> sorted = SortedShuffle.sort(judged, parts, key -> Keys.range(key, 0, parts));
        List<Integer> sizes = sorted.keys().mapPartitions(ByContent::size).collect();
        int[] starts = new int[parts + 1];
        for (int part = 0; part < parts; part++) {
            starts[part + 1] = Math.addExact(starts[part], sizes.get(part));
        }
        return new ByContent(sorted, starts);
    }

    private static Iterator<Integer> size(Iterator<byte[]> keys) {
        int size = 0;
        while (keys.hasNext()) {
            keys.next();
            size = Math.incrementExact(size);
        }
        return List.of(size).iterator();
    }

    /** How an article is found by its number. */
    Numbers numbers() {
        return new Numbers(starts);
    }

    /** Where the numbers are. */
    record Numbers(int[] starts) implements Serializable {

        int parts() {
            return starts.length - 1;
        }

        /** The partition that has a number. */
        int part(int number) {
            int at = Arrays.binarySearch(starts, number);
            int part = at >= 0 ? at : -at - 2;
            // of several that begin there all but the last are empty
            while (part + 1 < parts() && starts[part + 1] == number) {
                part++;
            }
            return part;
        }
    }

    /**
     * Identities of one id after the other → by content key, the article's key and its identity; for those that are rejected,
     * what marks them as such comes along.
     */
    private static final class SameId implements Iterator<Tuple2<byte[], byte[]>> {

        private final Iterator<Tuple2<byte[], byte[]>> identities;
        private final PackedWriter out = new PackedWriter();
        private byte[] last = new byte[1 + Keys.ID_BYTES];

        SameId(Iterator<Tuple2<byte[], byte[]>> identities) {
            this.identities = identities;
        }

        @Override
        public boolean hasNext() {
            return identities.hasNext();
        }

        @Override
        public Tuple2<byte[], byte[]> next() {
            Tuple2<byte[], byte[]> pair = identities.next();
            byte[] id = Arrays.copyOf(pair._1(), last.length);
            boolean again = Arrays.equals(id, last);
            last = id;
            byte[] article = Arrays.copyOfRange(pair._1(), 1, pair._1().length);
            byte[] key = Keys.join(Identity.unpack(pair._2()).contentKey(), article);
            return new Tuple2<>(
                    key, out.flag(again).bytes(article).bytes(pair._2()).take());
        }
    }
}
