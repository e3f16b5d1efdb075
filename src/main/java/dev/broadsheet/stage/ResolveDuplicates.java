package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Finds what stands twice. Of records with the same {@code doc_id} the first by path and offset is the article, the others
 * are rejected. Of articles with the same content the one published first represents the cluster; unknown dates come last,
 * ties go to the smallest {@code doc_id}.
 */
final class ResolveDuplicates {

    private ResolveDuplicates() {}

    /**
     * The articles that are not simply themselves: {@link Fate} by {@code doc_id}, path and offset.
     *
     * @param identities {@link Identity}, with keys of {@link Shuffled}, sorted
     */
    static JavaPairRDD<byte[], byte[]> resolve(JavaPairRDD<byte[], byte[]> identities) {
        int parts = identities.getNumPartitions();
        JavaPairRDD<byte[], byte[]> judged = identities.mapPartitionsToPair(SameId::new);
        JavaPairRDD<byte[], byte[]> byContent = SortedShuffle.sort(judged, parts, key -> Keys.range(key, 0, parts));
        return byContent.mapPartitionsToPair(SameContent::new);
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

    /** One article as it comes by content. */
    private record Seen(boolean sameId, byte[] article, Identity identity) {

        static Seen unpack(byte[] packed) {
            PackedReader in = new PackedReader(packed);
            return new Seen(in.flag(), in.bytes(), Identity.unpack(in.bytes()));
        }

        Tuple2<byte[], byte[]> with(Fate fate) {
            return new Tuple2<>(article, fate.pack());
        }
    }

    private static final class SameContent implements Iterator<Tuple2<byte[], byte[]>> {

        private final Iterator<Tuple2<byte[], byte[]>> judged;
        private final Deque<Tuple2<byte[], byte[]>> ready = new ArrayDeque<>();
        private Optional<Seen> first = Optional.empty();
        private boolean firstGiven;

        SameContent(Iterator<Tuple2<byte[], byte[]>> judged) {
            this.judged = judged;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && judged.hasNext()) {
                accept(Seen.unpack(judged.next()._2()));
            }
            return !ready.isEmpty();
        }

        private void accept(Seen seen) {
            if (seen.sameId()) {
                ready.add(seen.with(Fate.rejected(seen.identity())));
                return;
            }
            byte[] content = seen.identity().contentHash();
            if (first.isEmpty() || !Arrays.equals(first.get().identity().contentHash(), content)) {
                first = Optional.of(seen);
                firstGiven = false;
                return;
            }
            Seen representative = first.get();
            String cluster = Keys.hex(representative.article(), 0);
            if (!firstGiven) {
                ready.add(representative.with(Fate.clustered(representative.identity(), cluster, true)));
                firstGiven = true;
            }
            ready.add(seen.with(Fate.clustered(seen.identity(), cluster, false)));
        }

        @Override
        public Tuple2<byte[], byte[]> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }
    }
}
