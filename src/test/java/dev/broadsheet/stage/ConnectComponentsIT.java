package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import dev.broadsheet.duplicate.Forest;
import dev.broadsheet.duplicate.PairEvidence;
import dev.broadsheet.packed.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectComponentsIT {

    private static Map<Integer, Integer> labels(long[] edges, int partitions, long edgesOfATask) {
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(SharedSession.get().sparkContext());
        List<long[]> pieces = new ArrayList<>();
        for (int part = 0; part < partitions; part++) {
            int of = part;
            pieces.add(LongStream.range(0, edges.length)
                    .filter(i -> i % partitions == of)
                    .map(i -> edges[(int) i])
                    .toArray());
        }
        JavaRDD<long[]> rdd = spark.parallelize(pieces, partitions);
        Map<Integer, Integer> labels = new HashMap<>();
        ConnectComponents.of(rdd, edges.length, edgesOfATask)
                .map(pair -> new int[] {Keys.small(pair._1(), 0), Keys.small(pair._2(), 0)})
                .collect()
                .forEach(pair -> assertThat(labels.merge(pair[0], pair[1], (a, b) -> a.equals(b) ? a : -1))
                        .isEqualTo(pair[1]));
        return labels;
    }

    private static Map<Integer, Integer> byForest(long[] edges) {
        Forest forest = new Forest();
        Arrays.stream(edges).forEach(edge -> forest.join((int) (edge >>> Integer.SIZE), (int) edge));
        Map<Integer, Integer> labels = new HashMap<>();
        forest.forEach((node, smallest) -> {
            labels.put(node, smallest);
            labels.put(smallest, smallest);
        });
        return labels;
    }

    /** Random edges, which leave some components of many nodes and many of few. */
    private static long[] random(int edges, int nodes) {
        Random random = new Random(3);
        return LongStream.generate(() -> {
                    int one = random.nextInt(nodes);
                    return PairEvidence.pair(one, (one + 1 + random.nextInt(nodes - 1)) % nodes);
                })
                .limit(edges)
                .distinct()
                .toArray();
    }

    /** Chains are what takes the most rounds: their ends know of each other through all that lies between. */
    private static long[] chains(int chains, int length) {
        List<Long> edges = new ArrayList<>();
        Random random = new Random(4);
        List<Integer> nodes = new ArrayList<>();
        for (int node = 0; node < chains * length; node++) {
            nodes.add(node);
        }
        Collections.shuffle(nodes, random);
        for (int at = 1; at < nodes.size(); at++) {
            if (at % length != 0) {
                edges.add(PairEvidence.pair(nodes.get(at - 1), nodes.get(at)));
            }
        }
        Collections.shuffle(edges, random);
        return edges.stream().mapToLong(Long::longValue).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {40, 700, 1_000_000})
    void theSameAsWithDisjointSetsHoweverManyTasks(long edgesOfATask) {
        for (long[] edges : List.of(random(600, 900), chains(4, 100), chains(1, 300))) {
            Map<Integer, Integer> expected = byForest(edges);
            assertThat(labels(edges, 5, edgesOfATask)).isEqualTo(expected);
        }
    }
}
