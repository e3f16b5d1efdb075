package dev.broadsheet.stage;

import dev.broadsheet.config.DuplicateSettings;
import dev.broadsheet.duplicate.Buckets;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.stage.ByContent.Entry;
import dev.broadsheet.stage.ByContent.Numbers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Finds what stands twice. Of records with the same {@code doc_id} the first by path and offset is the article, the others
 * are rejected. Articles with the same content, and those whose content is nearly the same, directly or by others between them, are
 * a cluster; the one published first represents it; unknown dates come last, ties go to the smallest {@code doc_id}.
 */
final class ResolveDuplicates {

    private ResolveDuplicates() {}

    /**
     * What was found.
     *
     * @param fates the articles that are not simply themselves: {@link Fate} by {@code doc_id}, path and offset
     * @param compared articles that are alike
     */
    record Resolved(JavaPairRDD<byte[], byte[]> fates, NearDuplicates compared) implements AutoCloseable {

        @Override
        public void close() {
            fates.unpersist();
            compared.close();
        }
    }

    /**
     * Resolves the articles of a corpus.
     *
     * @param layout of what was read
     * @param settled articles whose rows are not among it
     * @param words of all articles, about, by which the work is divided
     * @param cores that do it
     */
    static Resolved resolve(
            JavaPairRDD<byte[], byte[]> shuffled,
            Shuffled layout,
            Optional<SettledArticles> settled,
            DuplicateSettings settings,
            long words,
            int cores) {
        ByContent articles = ByContent.of(layout.identities(shuffled));
        NearDuplicates compared = settings.near()
                ? NearDuplicates.find(
                        articles, layout.articles(shuffled, layout.articleParts()), settled, settings, words, cores)
                : NearDuplicates.none(articles);
        return new Resolved(fates(articles, compared).persist(StorageLevel.MEMORY_AND_DISK_SER()), compared);
    }

    private static JavaPairRDD<byte[], byte[]> fates(ByContent articles, NearDuplicates compared) {
        Numbers numbers = articles.numbers();
        int parts = numbers.parts();
        JavaPairRDD<byte[], byte[]> members = articles.sorted()
                .mapPartitionsWithIndex((part, mine) -> new Numbered(numbers.starts()[part], mine), false)
                .zipPartitions(compared.labels(), Members::new)
                .mapToPair(pair -> pair);
        return SortedShuffle.sort(members, parts, key -> Buckets.part(Keys.small(key, 0), parts))
                .mapPartitionsToPair(Clusters::new);
    }

    /** Puts the number of each article before its entry. */
    static final class Numbered implements Iterator<Tuple2<byte[], byte[]>> {

        private final Iterator<Tuple2<byte[], byte[]>> entries;
        private int next;

        Numbered(int first, Iterator<Tuple2<byte[], byte[]>> entries) {
            this.next = first;
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public Tuple2<byte[], byte[]> next() {
            return new Tuple2<>(Keys.small(next++), entries.next()._2());
        }
    }

    /**
     * Articles by content and the labels of near duplicates side by side → those that belong to a cluster, by its label, date
     * and id; the label is the number of the first article of some content.
     */
    private static final class Members implements Iterator<Tuple2<byte[], byte[]>> {

        private final Iterator<Tuple2<byte[], byte[]>> numbered;
        private final Follower labels;
        private final Deque<Tuple2<byte[], byte[]>> ready = new ArrayDeque<>();
        private final PackedWriter packer = new PackedWriter();
        private Optional<Entry> first = Optional.empty();
        private byte[] label = new byte[0];
        private boolean firstGiven;

        Members(Iterator<Tuple2<byte[], byte[]>> numbered, Iterator<Tuple2<byte[], byte[]>> labels) {
            this.numbered = numbered;
            this.labels = new Follower(labels);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && numbered.hasNext()) {
                Tuple2<byte[], byte[]> next = numbered.next();
                accept(next._1(), Entry.unpack(next._2()));
            }
            return !ready.isEmpty();
        }

        private void accept(byte[] number, Entry entry) {
            if (entry.sameId()) {
                give(number, entry);
                return;
            }
            if (first.isEmpty() || !first.get().sameContent(entry)) {
                Optional<byte[]> known = labels.take(number, 0, number.length);
                first = Optional.of(entry);
                label = known.orElse(number);
                firstGiven = known.isPresent();
                if (firstGiven) {
                    give(label, entry);
                }
                return;
            }
            if (!firstGiven) {
                give(label, first.get());
                firstGiven = true;
            }
            give(label, entry);
        }

        private void give(byte[] cluster, Entry entry) {
            Entry small =
                    new Entry(entry.sameId(), entry.article(), entry.identity().found());
            ready.add(new Tuple2<>(
                    Keys.join(cluster, entry.identity().publishedKey(), entry.article()), small.pack(packer)));
        }

        @Override
        public Tuple2<byte[], byte[]> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }
    }

    /** Members of a cluster, the one that represents it first → their fates. */
    private static final class Clusters implements Iterator<Tuple2<byte[], byte[]>> {

        private final Iterator<Tuple2<byte[], byte[]>> members;
        private int label = -1;
        private String cluster = "";

        Clusters(Iterator<Tuple2<byte[], byte[]>> members) {
            this.members = members;
        }

        @Override
        public boolean hasNext() {
            return members.hasNext();
        }

        @Override
        public Tuple2<byte[], byte[]> next() {
            Tuple2<byte[], byte[]> member = members.next();
            Entry entry = Entry.unpack(member._2());
            if (entry.sameId()) {
                return new Tuple2<>(
                        entry.article(), Fate.rejected(entry.identity()).pack());
            }
            int mine = Keys.small(member._1(), 0);
            boolean represents = mine != label;
            if (represents) {
                label = mine;
                cluster = Keys.hex(entry.article(), 0);
            }
            return new Tuple2<>(
                    entry.article(),
                    Fate.clustered(entry.identity(), cluster, represents).pack());
        }
    }
}
