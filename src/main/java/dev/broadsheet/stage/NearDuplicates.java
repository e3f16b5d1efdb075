package dev.broadsheet.stage;

import dev.broadsheet.config.DuplicateSettings;
import dev.broadsheet.duplicate.Bands;
import dev.broadsheet.duplicate.Buckets;
import dev.broadsheet.duplicate.PairEvidence;
import dev.broadsheet.duplicate.Sketch;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedRow;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.stage.ByContent.Entry;
import dev.broadsheet.stage.ByContent.Numbers;
import dev.broadsheet.table.DuplicatePairs;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Articles whose content is alike. Of equal content only the first article takes part. Those that share a band of their MinHash
 * signatures, or enough long runs, are compared by all their shingles ({@link CompareArticles}); those that prove nearly equal are
 * joined to components ({@link ConnectComponents}).
 *
 * @param labels a label by number for every article that has a near duplicate, both in four bytes, in the partitions and the order of
 *     articles by content; perhaps more than once
 * @param pairs {@link Compared} by both ids
 * @param totals how many there are
 */
public record NearDuplicates(JavaPairRDD<byte[], byte[]> labels, JavaPairRDD<byte[], byte[]> pairs, Totals totals)
        implements AutoCloseable {

    /** What one receiver of buckets has to do with, about. */
    private static final long MOST_ENTRIES = 1_000_000;

    private static final long LEAST_ENTRIES = 50_000;
    /** Shingles that a task sorts before it compares them, about: what it can hold in memory. */
    private static final long MOST_SET_BYTES = 128L << 20;

    private static final int MOST_TASKS = 4096;
    /** Of so many words one run is kept, about. */
    private static final int WORDS_OF_A_RUN = 32;

    /**
     * Pairs that were found.
     *
     * @param compared by all their shingles
     * @param near of these nearly equal
     * @param part of these one within the other
     */
    public record Totals(long compared, long near, long part) implements Serializable {

        Totals plus(Totals more) {
            return new Totals(compared + more.compared, near + more.near, part + more.part);
        }
    }

    /** Two articles that are alike: both numbers as {@link PairEvidence#pair} has them, and how alike. */
    record Compared(boolean near, long pair, double jaccard, double containment) {

        static Compared unpack(byte[] packed) {
            PackedReader in = new PackedReader(packed);
            return new Compared(in.flag(), in.number(), in.real(), in.real());
        }

        byte[] pack(PackedWriter out) {
            return out.flag(near).number(pair).real(jaccard).real(containment).take();
        }
    }

    /** Nothing compared. */
    static NearDuplicates none(ByContent articles) {
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(articles.sorted().context());
        JavaPairRDD<byte[], byte[]> nothing =
                spark.<Tuple2<byte[], byte[]>>parallelize(List.of(), 1).mapToPair(pair -> pair);
        return new NearDuplicates(delivered(nothing, articles.numbers()), nothing, new Totals(0, 0, 0));
    }

    /**
     * Finds them.
     *
     * @param rows of {@code articles}, sorted by their keys in ranges of {@code doc_id}
     * @param settled articles whose rows are not among them
     * @param words of all articles, about
     * @param cores that do it
     */
    static NearDuplicates find(
            ByContent articles,
            JavaPairRDD<byte[], byte[]> rows,
            Optional<SettledArticles> settled,
            DuplicateSettings settings,
            long words,
            int cores) {
        int parts = parts(articles, Bands.of(settings.similarity()), words, cores);
        JavaRDD<long[]> candidates = candidates(articles, parts).persist(StorageLevel.MEMORY_AND_DISK_SER());
        long toCompare = candidates.map(pairs -> (long) pairs.length).fold(0L, Long::sum);
        if (toCompare == 0) {
            candidates.unpersist();
            return none(articles);
        }
        int tasks = (int) Math.min(MOST_TASKS, Math.max(parts, toCompare * setBytes(articles, words) / MOST_SET_BYTES));
        JavaPairRDD<byte[], byte[]> pairs = CompareArticles.compare(
                        candidates, articles, rows, settled, settings, tasks)
                .persist(StorageLevel.MEMORY_AND_DISK_SER());
        Totals totals = pairs.values()
                .map(packed -> Compared.unpack(packed).near() ? new Totals(0, 1, 0) : new Totals(0, 0, 1))
                .fold(new Totals(0, 0, 0), Totals::plus)
                .plus(new Totals(toCompare, 0, 0));
        candidates.unpersist();
        JavaRDD<long[]> near = pairs.values().mapPartitions(mine -> {
            long[] edges = Iterators.stream(mine)
                    .map(Compared::unpack)
                    .filter(Compared::near)
                    .mapToLong(Compared::pair)
                    .toArray();
            return List.of(edges).iterator();
        });
        JavaPairRDD<byte[], byte[]> labels = ConnectComponents.of(near, totals.near());
        return new NearDuplicates(delivered(labels, articles.numbers()), pairs, totals);
    }

    private static int parts(ByContent articles, Bands bands, long words, int cores) {
        long entries = (long) articles.starts()[articles.numbers().parts()] * bands.count() + words / WORDS_OF_A_RUN;
        return (int) Math.max(1, Math.max(entries / MOST_ENTRIES, Math.min(cores, entries / LEAST_ENTRIES)));
    }

    /** Bytes of the shingles of an article, on average and at most. */
    private static long setBytes(ByContent articles, long words) {
        return Integer.BYTES
                * words
                / Math.max(1, articles.starts()[articles.numbers().parts()]);
    }

    private static JavaPairRDD<byte[], byte[]> delivered(JavaPairRDD<byte[], byte[]> labels, Numbers numbers) {
        return SortedShuffle.sort(labels, numbers.parts(), key -> numbers.part(Keys.small(key, 0)));
    }

    /** Pairs that are to be compared, each once, in ascending order within a partition. */
    private static JavaRDD<long[]> candidates(ByContent articles, int parts) {
        Numbers numbers = articles.numbers();
        JavaRDD<Tuple2<byte[], byte[]>> numbered = articles.sorted()
                .mapPartitionsWithIndex(
                        (part, mine) -> new ResolveDuplicates.Numbered(numbers.starts()[part], mine), false);
        JavaPairRDD<byte[], byte[]> entries = numbered.mapPartitionsToPair(mine -> {
            Firsts firsts = new Firsts();
            return new Parcels<>(parts, mine, (article, out) -> firsts.send(article, out, parts));
        });
        JavaPairRDD<byte[], byte[]> evidence = Parcels.deliver(entries, parts)
                .mapPartitionsToPair(mine -> new Parcels<>(parts, List.of(mine).iterator(), (parcels, out) -> {
                    evidence(parcels).forEach((pair, more) -> out.add(Buckets.part(pair, parts), pair, more));
                }));
        return Parcels.deliver(evidence, parts).mapPartitions(mine -> {
            PairEvidence all = new PairEvidence();
            Parcels.open(mine, all::add);
            return List.of(sufficient(all)).iterator();
        });
    }

    /** What the buckets of one part say. */
    private static PairEvidence evidence(Iterator<Tuple2<byte[], byte[]>> parcels) {
        Buckets buckets = new Buckets();
        PairEvidence found = new PairEvidence();
        Parcels.open(parcels, (key, article) -> {
            if (buckets.isFull()) {
                buckets.drain(found::add);
            }
            buckets.add(key >>> Short.SIZE, article, (int) (key & 0xFFFF));
        });
        buckets.drain(found::add);
        return found;
    }

    private static long[] sufficient(PairEvidence all) {
        long[] pairs = new long[all.size()];
        int[] size = {0};
        all.forEach((pair, evidence) -> {
            if (PairEvidence.suffices(evidence)) {
                pairs[size[0]++] = pair;
            }
        });
        Arrays.sort(pairs, 0, size[0]);
        return Arrays.copyOf(pairs, size[0]);
    }

    /** Sends the first article of each content to its buckets. */
    private static final class Firsts {

        private Optional<Entry> first = Optional.empty();

        void send(Tuple2<byte[], byte[]> numbered, Parcels<?> out, int parts) {
            Entry entry = Entry.unpack(numbered._2());
            if (entry.sameId() || (first.isPresent() && first.get().sameContent(entry))) {
                return;
            }
            first = Optional.of(entry);
            int number = Keys.small(numbered._1(), 0);
            Sketch sketch = entry.identity().sketch();
            int runs = sketch.runs().length;
            for (int band = 0; band < sketch.bands().length; band++) {
                send(Buckets.bandKey(band, sketch.bands()[band]), runs, number, out, parts);
            }
            for (int run : sketch.runs()) {
                send(Buckets.runKey(run), runs, number, out, parts);
            }
        }

        private static void send(long key, int runs, int number, Parcels<?> out, int parts) {
            out.add(Buckets.part(key, parts), key << Short.SIZE | runs, number);
        }
    }

    /** The rows of {@code duplicate_pairs}, sorted, in so many files. */
    JavaRDD<Cells> rows(int files) {
        return SortedShuffle.sort(pairs, files, key -> Keys.range(key, 0, files))
                .mapPartitions(mine -> {
                    PackedRow row = new PackedRow(DuplicatePairs.TABLE);
                    PackedWriter packer = new PackedWriter();
                    return Iterators.stream(mine)
                            .map(pair -> (Cells) row.set(row(pair, packer)))
                            .iterator();
                });
    }

    private static byte[] row(Tuple2<byte[], byte[]> pair, PackedWriter packer) {
        Compared compared = Compared.unpack(pair._2());
        return PackedRow.pack(
                DuplicatePairs.TABLE,
                packer,
                Keys.hex(pair._1(), 0),
                Keys.hex(pair._1(), Keys.ID_BYTES),
                compared.near() ? DuplicatePairs.NEAR : DuplicatePairs.PART,
                compared.jaccard(),
                compared.containment());
    }

    @Override
    public void close() {
        pairs.unpersist();
    }
}
