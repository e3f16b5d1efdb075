package dev.broadsheet.stage;

import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedRow;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.table.Articles;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/** Brings the {@link Fate} of articles that stand twice to where their rows and their counts are. */
final class Fates {

    private static final int CLUSTER = Articles.TABLE.place("duplicate_cluster");
    private static final int REPRESENTATIVE = Articles.TABLE.place("is_representative");

    private Fates() {}

    /** Fates in the ranges and the order of articles. */
    static JavaPairRDD<byte[], byte[]> byArticle(JavaPairRDD<byte[], byte[]> fates, int parts) {
        return SortedShuffle.sort(fates, parts, key -> Keys.range(key, 0, parts));
    }

    /** The places of articles that do not count, in the partitions and the order of chunks. */
    static JavaPairRDD<byte[], byte[]> byChunk(JavaPairRDD<byte[], byte[]> fates, Shuffled layout) {
        JavaPairRDD<byte[], byte[]> leftOut = fates.values()
                .map(Fate::unpack)
                .filter(Fate::hasWords)
                .mapToPair(fate -> {
                    byte[] place = new PackedWriter()
                            .flag(fate.representative())
                            .count(fate.ordinal())
                            .take();
                    return new Tuple2<>(Keys.join(Keys.number(fate.chunk()), Keys.number(fate.ordinal())), place);
                });
        return SortedShuffle.sort(leftOut, layout.chunkParts(), key -> layout.chunkPart(Keys.number(key, 0)));
    }

    /** An article's row with what became of it. */
    record Judged(PackedRow row, Optional<Fate> fate) {}

    /** Rows of articles and their fates side by side. The rows are one object, filled anew for each. */
    static final class Judging implements Iterator<Judged> {

        private final Iterator<Tuple2<byte[], byte[]>> articles;
        private final Follower fates;
        private final PackedRow row = new PackedRow(Articles.TABLE);

        Judging(Iterator<Tuple2<byte[], byte[]>> articles, Iterator<Tuple2<byte[], byte[]>> fates) {
            this.articles = articles;
            this.fates = new Follower(fates);
        }

        @Override
        public boolean hasNext() {
            return articles.hasNext();
        }

        @Override
        public Judged next() {
            Tuple2<byte[], byte[]> article = articles.next();
            int length = article._1().length - 1;
            Optional<Fate> fate = fates.take(article._1(), 1, length).map(Fate::unpack);
            row.set(article._2());
            fate.filter(known -> !known.sameId()).ifPresent(known -> {
                row.replace(CLUSTER, known.cluster());
                row.replace(REPRESENTATIVE, known.representative());
            });
            return new Judged(row, fate);
        }
    }

    /** Chunks with the places in them that do not count. */
    static final class Counting implements Iterator<RawChunk> {

        private final Iterator<Tuple2<byte[], byte[]>> chunks;
        private final Follower places;

        Counting(Iterator<Tuple2<byte[], byte[]>> chunks, Iterator<Tuple2<byte[], byte[]>> places) {
            this.chunks = chunks;
            this.places = new Follower(places);
        }

        @Override
        public boolean hasNext() {
            return chunks.hasNext();
        }

        @Override
        public RawChunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Tuple2<byte[], byte[]> chunk = chunks.next();
            IntStream.Builder leftOut = IntStream.builder();
            for (Optional<byte[]> place = place(chunk); place.isPresent(); place = place(chunk)) {
                PackedReader in = new PackedReader(place.get());
                boolean counts = in.flag();
                if (!counts) {
                    leftOut.add(in.count());
                }
            }
            return new RawChunk(
                    PackedSequences.unpack(chunk._2()), leftOut.build().toArray());
        }

        private Optional<byte[]> place(Tuple2<byte[], byte[]> chunk) {
            return places.take(chunk._1(), 1, Long.BYTES);
        }
    }
}
