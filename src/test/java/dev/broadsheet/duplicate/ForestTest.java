package dev.broadsheet.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ForestTest {

    /** Labels by repeated relabelling, the plainest way there is. */
    static Map<Integer, Integer> components(List<int[]> edges) {
        Map<Integer, Integer> labels = new HashMap<>();
        for (int[] edge : edges) {
            labels.put(edge[0], edge[0]);
            labels.put(edge[1], edge[1]);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int[] edge : edges) {
                int least = Math.min(labels.get(edge[0]), labels.get(edge[1]));
                changed |= labels.put(edge[0], least) != least;
                changed |= labels.put(edge[1], least) != least;
            }
        }
        labels.keySet().removeIf(node -> labels.get(node).equals(node));
        return labels;
    }

    @Property
    void everyNodeKnowsTheSmallestOfItsComponent(
            @ForAll @Size(max = 400) List<@Size(2) List<@IntRange(max = 500) Integer>> edges) {
        List<int[]> plain =
                edges.stream().map(edge -> new int[] {edge.get(0), edge.get(1)}).toList();
        Forest forest = new Forest();
        plain.forEach(edge -> forest.join(edge[0], edge[1]));
        Map<Integer, Integer> found = new HashMap<>();
        forest.forEach(found::put);
        assertThat(found).isEqualTo(components(plain));
    }

    @Test
    void aChainOfAHundredThousandFromItsEnd() {
        Forest forest = new Forest();
        for (int node = 100_000; node > 0; node--) {
            forest.join(node, node - 1);
        }
        int[] nodes = new int[1];
        forest.forEach((node, smallest) -> {
            assertThat(smallest).isZero();
            nodes[0]++;
        });
        assertThat(nodes[0]).isEqualTo(100_000);
    }
}
