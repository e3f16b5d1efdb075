package dev.broadsheet.stage;

import dev.broadsheet.duplicate.Buckets;
import dev.broadsheet.duplicate.Forest;
import dev.broadsheet.duplicate.PairEvidence;
import dev.broadsheet.packed.Keys;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Edges of a graph → the smallest node of each node's component, by alternating large and small stars (Kiveris et al. 2014,
 * <i>Connected components in MapReduce and beyond</i>, SoCC, algorithm 1). Before every round each task replaces its edges by a
 * forest of stars that connects the same nodes, so that few rounds are needed; as many edges as one task can hold need none.
 */
final class ConnectComponents {

    /** Edges that one task holds. */
    private static final long EDGES_OF_A_TASK = 2_000_000;

    private ConnectComponents() {}

    /** What tells two lists of edges apart, whatever their order. */
    private record Digest(long count, long sum) implements Serializable {

        Digest plus(Digest more) {
            return new Digest(count + more.count, sum + more.sum);
        }

        static Digest of(long[] edges) {
            long sum = 0;
            for (long edge : edges) {
                long hash = (edge ^ edge >>> 29) * 0xBF58476D1CE4E5B9L;
                sum += hash ^ hash >>> 32;
            }
            return new Digest(edges.length, sum);
        }
    }

    /**
     * Labels by node, four bytes each: of every node that has an edge, perhaps more than once.
     *
     * @param edges as {@link PairEvidence#pair} has them
     * @param count how many there are
     */
    static JavaPairRDD<byte[], byte[]> of(JavaRDD<long[]> edges, long count) {
        return of(edges, count, EDGES_OF_A_TASK);
    }

    static JavaPairRDD<byte[], byte[]> of(JavaRDD<long[]> edges, long count, long edgesOfATask) {
        int parts = (int) Math.max(1, (count + edgesOfATask - 1) / edgesOfATask);
        JavaRDD<long[]> stars =
                parts == 1 ? edges.coalesce(1).mapPartitions(mine -> one(forest(mine))) : converged(edges, parts);
        return stars.flatMapToPair(ConnectComponents::labels);
    }

    private static JavaRDD<long[]> converged(JavaRDD<long[]> edges, int parts) {
        JavaRDD<long[]> now = edges.coalesce(parts).persist(StorageLevel.MEMORY_AND_DISK_SER());
        Digest digest = digest(now);
        while (true) {
            JavaRDD<long[]> next = smallStars(largeStars(now.mapPartitions(mine -> one(forest(mine))), parts), parts)
                    .persist(StorageLevel.MEMORY_AND_DISK_SER());
            Digest after = digest(next);
            now.unpersist();
            if (after.equals(digest)) {
                return next;
            }
            now = next;
            digest = after;
        }
    }

    private static Digest digest(JavaRDD<long[]> edges) {
        return edges.map(Digest::of).fold(new Digest(0, 0), Digest::plus);
    }

    private static Iterator<long[]> one(long[] edges) {
        return List.of(edges).iterator();
    }

    /** Stars that connect what the edges connect, from each node to the smallest of its component. */
    private static long[] forest(Iterator<long[]> edges) {
        Forest forest = new Forest();
        edges.forEachRemaining(some -> {
            for (long edge : some) {
                forest.join((int) (edge >>> Integer.SIZE), (int) edge);
            }
        });
        List<Long> stars = new ArrayList<>();
        forest.forEach((node, smallest) -> stars.add(PairEvidence.pair(node, smallest)));
        return stars.stream().mapToLong(Long::longValue).toArray();
    }

    /** Joins the larger neighbours of each node to the smallest among it and all its neighbours. */
    private static JavaRDD<long[]> largeStars(JavaRDD<long[]> edges, int parts) {
        return grouped(edges, parts, true).mapPartitions(mine -> one(stars(mine, true)));
    }

    /** Joins the smaller neighbours of each node, and the node, to the smallest among them. */
    private static JavaRDD<long[]> smallStars(JavaRDD<long[]> edges, int parts) {
        return grouped(edges, parts, false).mapPartitions(mine -> one(stars(mine, false)));
    }

    /** The edges by the larger of their nodes, or by both. */
    private static JavaPairRDD<byte[], byte[]> grouped(JavaRDD<long[]> edges, int parts, boolean both) {
        JavaPairRDD<byte[], byte[]> sent = edges.mapPartitionsToPair(mine -> new Parcels<>(parts, mine, (some, out) -> {
            for (long edge : some) {
                int smaller = (int) (edge >>> Integer.SIZE);
                int larger = (int) edge;
                out.add(Buckets.part(larger, parts), (long) larger << Integer.SIZE | smaller, 0);
                if (both) {
                    out.add(Buckets.part(smaller, parts), edge, 0);
                }
            }
        }));
        return Parcels.deliver(sent, parts);
    }

    private static long[] stars(Iterator<Tuple2<byte[], byte[]>> parcels, boolean large) {
        LongList directed = new LongList();
        Parcels.open(parcels, (edge, none) -> directed.add(edge));
        long[] sorted = directed.sorted();
        LongList out = new LongList();
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || node(sorted[i]) != node(sorted[from])) {
                // neighbours ascend, so the first is the smallest
                int centre = Math.min(node(sorted[from]), (int) sorted[from]);
                for (int j = from; j < i; j++) {
                    int neighbour = (int) sorted[j];
                    if (large ? neighbour > node(sorted[j]) : neighbour != centre) {
                        out.add(PairEvidence.pair(neighbour, centre));
                    }
                }
                if (!large) {
                    out.add(PairEvidence.pair(node(sorted[from]), centre));
                }
                from = i;
            }
        }
        return Arrays.stream(out.sorted()).distinct().toArray();
    }

    private static int node(long directed) {
        return (int) (directed >>> Integer.SIZE);
    }

    private static final class LongList {

        private long[] values = new long[1 << 10];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        long[] sorted() {
            long[] all = Arrays.copyOf(values, size);
            Arrays.sort(all);
            return all;
        }
    }

    private static Iterator<Tuple2<byte[], byte[]>> labels(long[] stars) {
        return Arrays.stream(stars)
                .boxed()
                .flatMap(star -> {
                    byte[] smallest = Keys.small((int) (star >>> Integer.SIZE));
                    byte[] node = Keys.small(star.intValue());
                    return List.of(new Tuple2<>(node, smallest), new Tuple2<>(smallest, smallest)).stream();
                })
                .iterator();
    }
}
