package dev.broadsheet.stage;

import dev.broadsheet.config.DuplicateSettings;
import dev.broadsheet.duplicate.Buckets;
import dev.broadsheet.duplicate.PairEvidence;
import dev.broadsheet.duplicate.ShingleSet;
import dev.broadsheet.duplicate.Similarity;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedRow;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.stage.ByContent.Entry;
import dev.broadsheet.stage.ByContent.Numbers;
import dev.broadsheet.stage.NearDuplicates.Compared;
import dev.broadsheet.table.Articles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Pairs of articles → how alike they are, by all their shingles. The shingles of the articles that are asked for, and only of
 * those, are made again from their text and sent to where they are compared: to the first of the pair, in so many places that an
 * article with a million pairs is not one task's work. There one set is held, and the others pass by. Texts of articles whose rows are
 * not written again ({@link SettledArticles}) are looked up.
 */
final class CompareArticles {

    private static final int TEXT = Articles.TABLE.place("text");

    private CompareArticles() {}

    /**
     * Compares them.
     *
     * @param candidates pairs of numbers
     * @param rows of {@code articles}, sorted by their keys in ranges of {@code doc_id}
     * @param settled articles whose rows are not among them
     * @param parts tasks that compare
     * @return {@link Compared} of those that are alike, by both ids, the article with fewer shingles first
     */
    static JavaPairRDD<byte[], byte[]> compare(
            JavaRDD<long[]> candidates,
            ByContent articles,
            JavaPairRDD<byte[], byte[]> rows,
            Optional<SettledArticles> settled,
            DuplicateSettings settings,
            int parts) {
        Numbers numbers = articles.numbers();
        int ranges = rows.getNumPartitions();
        JavaPairRDD<byte[], byte[]> asked = SortedShuffle.sort(
                candidates.flatMapToPair(ShingleRequests::of),
                numbers.parts(),
                key -> numbers.part(Keys.small(key, 0)));
        JavaPairRDD<byte[], byte[]> byNumber = articles.sorted()
                .mapPartitionsWithIndex(
                        (part, mine) -> new ResolveDuplicates.Numbered(numbers.starts()[part], mine), false)
                .zipPartitions(asked, Addressed::new)
                .mapToPair(pair -> pair);
        JavaPairRDD<byte[], byte[]> byArticle = SortedShuffle.sort(byNumber, ranges, key -> Keys.range(key, 0, ranges));
        JavaPairRDD<byte[], byte[]> written = rows.zipPartitions(
                        byArticle, (mine, requests) -> new Shingled(mine, requests, new TextOfRow()))
                .mapToPair(pair -> pair);
        JavaPairRDD<byte[], byte[]> sets = settled.flatMap(old -> lookedUp(old, byArticle))
                .map(written::union)
                .orElse(written);
        return SortedShuffle.sort(sets, parts, key -> Buckets.part(Keys.number(key, 0) >>> 24, parts))
                .mapPartitionsToPair(mine -> new Comparing(mine, settings));
    }

    /** The shingles of those articles that are asked for and settled. */
    private static Optional<JavaPairRDD<byte[], byte[]>> lookedUp(
            SettledArticles settled, JavaPairRDD<byte[], byte[]> byArticle) {
        JavaRDD<String> asked = byArticle
                .filter(request -> Addressed.isSettled(request._2()))
                .keys()
                .map(key -> Keys.hex(key, 0));
        long count = asked.count();
        if (count == 0) {
            return Optional.empty();
        }
        int ranges = byArticle.getNumPartitions();
        return Optional.of(SortedShuffle.sort(settled.texts(asked, count), ranges, key -> Keys.range(key, 1, ranges))
                .zipPartitions(
                        byArticle,
                        (mine, requests) ->
                                new Shingled(mine, requests, text -> new String(text, StandardCharsets.UTF_8)))
                .mapToPair(pair -> pair));
    }

    /** Requests by number → by article: its number, whether its row is not written again, and where its shingles are wanted. */
    private static final class Addressed implements Iterator<Tuple2<byte[], byte[]>> {

        private static final int TARGET_BYTES = Integer.BYTES + 1;
        private static final int TARGETS = Integer.BYTES + 1;

        private final Iterator<Tuple2<byte[], byte[]>> numbered;
        private final Iterator<Tuple2<byte[], byte[]>> requests;
        private final PackedWriter packer = new PackedWriter();
        private Optional<byte[]> request;

        Addressed(Iterator<Tuple2<byte[], byte[]>> numbered, Iterator<Tuple2<byte[], byte[]>> requests) {
            this.numbered = numbered;
            this.requests = requests;
            this.request = advance();
        }

        private Optional<byte[]> advance() {
            return requests.hasNext() ? Optional.of(requests.next()._1()) : Optional.empty();
        }

        @Override
        public boolean hasNext() {
            return request.isPresent();
        }

        @Override
        public Tuple2<byte[], byte[]> next() {
            byte[] wanted = request.orElseThrow(NoSuchElementException::new);
            Tuple2<byte[], byte[]> article = numbered.next();
            while (!sameNumber(article._1(), wanted)) {
                article = numbered.next();
            }
            Entry entry = Entry.unpack(article._2());
            packer.raw(article._1()).flag(entry.identity().settled().isPresent());
            byte[] last = new byte[0];
            while (request.isPresent() && sameNumber(article._1(), request.get())) {
                byte[] target = Arrays.copyOfRange(request.get(), Integer.BYTES, Integer.BYTES + TARGET_BYTES);
                if (!Arrays.equals(target, last)) {
                    packer.raw(target);
                }
                last = target;
                request = advance();
            }
            return new Tuple2<>(entry.article(), packer.take());
        }

        static boolean isSettled(byte[] request) {
            return request[Integer.BYTES] != 0;
        }

        private static boolean sameNumber(byte[] number, byte[] request) {
            return Keys.small(number, 0) == Keys.small(request, 0);
        }
    }

    /** The text of a packed row of {@code articles}. */
    private static final class TextOfRow implements Function<byte[], String> {

        private final PackedRow row = new PackedRow(Articles.TABLE);

        @Override
        public String apply(byte[] packed) {
            // Parquet's own way to a string goes character by character
            return new String(row.set(packed).bytes(TEXT).getBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What has the texts of articles and requests side by side → shingles by where they are wanted, those of the first of the pairs first. */
    private static final class Shingled implements Iterator<Tuple2<byte[], byte[]>> {

        private final Iterator<Tuple2<byte[], byte[]>> rows;
        private final Follower requests;
        private final Function<byte[], String> text;
        private final PackedWriter packer = new PackedWriter();
        private final Deque<Tuple2<byte[], byte[]>> ready = new ArrayDeque<>();

        Shingled(
                Iterator<Tuple2<byte[], byte[]>> rows,
                Iterator<Tuple2<byte[], byte[]>> requests,
                Function<byte[], String> text) {
            this.rows = rows;
            this.text = text;
            this.requests = new Follower(requests);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && rows.hasNext()) {
                Tuple2<byte[], byte[]> article = rows.next();
                byte[] key = article._1();
                requests.take(key, 1, key.length - 1).ifPresent(wanted -> accept(key, article._2(), wanted));
            }
            return !ready.isEmpty();
        }

        private void accept(byte[] key, byte[] value, byte[] wanted) {
            packer.raw(Arrays.copyOfRange(key, 1, 1 + Keys.ID_BYTES));
            byte[] set =
                    packer.allBits(ShingleSet.of(text.apply(value)).hashes()).take();
            byte[] number = Arrays.copyOf(wanted, Integer.BYTES);
            for (int at = Addressed.TARGETS; at < wanted.length; at += Addressed.TARGET_BYTES) {
                byte[] target = Arrays.copyOfRange(wanted, at, at + Addressed.TARGET_BYTES);
                byte first = (byte) (Keys.small(target, 0) == Keys.small(number, 0) ? 0 : 1);
                // two bytes more make the part to which it goes a number of eight
                ready.add(new Tuple2<>(Keys.join(target, new byte[] {first, 0, 0}, number), set));
            }
        }

        @Override
        public Tuple2<byte[], byte[]> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }
    }

    /** One article's shingles. */
    private record Shown(int number, byte[] id, ShingleSet shingles) {

        static Shown unpack(Tuple2<byte[], byte[]> pair) {
            PackedReader in = new PackedReader(pair._2());
            byte[] id = in.raw(Keys.ID_BYTES);
            int[] hashes = in.allBits((pair._2().length - Keys.ID_BYTES) / Integer.BYTES);
            return new Shown(Keys.small(pair._1(), Long.BYTES), id, ShingleSet.of(hashes));
        }
    }

    /** Compares the first of the pairs with all that come after it. */
    private static final class Comparing implements Iterator<Tuple2<byte[], byte[]>> {

        private final Iterator<Tuple2<byte[], byte[]>> sets;
        private final DuplicateSettings settings;
        private final PackedWriter packer = new PackedWriter();
        private final Deque<Tuple2<byte[], byte[]>> ready = new ArrayDeque<>();
        private Optional<Shown> first = Optional.empty();

        Comparing(Iterator<Tuple2<byte[], byte[]>> sets, DuplicateSettings settings) {
            this.sets = sets;
            this.settings = settings;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && sets.hasNext()) {
                Tuple2<byte[], byte[]> next = sets.next();
                Shown shown = Shown.unpack(next);
                if (Keys.small(next._1(), 0) == shown.number()) {
                    first = Optional.of(shown);
                } else {
                    compare(first.orElseThrow(), shown);
                }
            }
            return !ready.isEmpty();
        }

        private void compare(Shown one, Shown other) {
            Similarity similarity = Similarity.of(one.shingles(), other.shingles());
            boolean near = similarity.jaccard() >= settings.similarity();
            if (near || similarity.containment() >= settings.containment()) {
                int order =
                        Integer.compare(one.shingles().size(), other.shingles().size());
                boolean oneFirst = order != 0 ? order < 0 : Arrays.compareUnsigned(one.id(), other.id()) < 0;
                byte[] key = oneFirst ? Keys.join(one.id(), other.id()) : Keys.join(other.id(), one.id());
                long pair = PairEvidence.pair(one.number(), other.number());
                Compared compared = new Compared(near, pair, similarity.jaccard(), similarity.containment());
                ready.add(new Tuple2<>(key, compared.pack(packer)));
            }
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
