package dev.broadsheet.duplicate;

import java.util.Arrays;

/**
 * Connected components of a graph whose nodes are numbers of 31 bits: disjoint sets with path halving (Tarjan and van Leeuwen
 * 1984), of which the smallest number is the root.
 */
public final class Forest {

    private static final int FREE = -1;

    private int[] nodes = new int[1 << 10];
    /** The slot of the parent of the node in a slot. */
    private int[] parents = new int[1 << 10];

    private int size;

    public Forest() {
        Arrays.fill(nodes, FREE);
    }

    /** Takes a node and the smallest node of its component. */
    @FunctionalInterface
    public interface Sink {
        void accept(int node, int smallest);
    }

    /** Adds an edge. */
    public void join(int one, int other) {
        if ((size + 2) * 2 > nodes.length) {
            grow();
        }
        int a = root(slotOf(one));
        int b = root(slotOf(other));
        if (nodes[a] < nodes[b]) {
            parents[b] = a;
        } else {
            parents[a] = b;
        }
    }

    /** Every node that is not the smallest of its component, in no order. */
    public void forEach(Sink sink) {
        for (int slot = 0; slot < nodes.length; slot++) {
            if (nodes[slot] != FREE) {
                int root = root(slot);
                if (root != slot) {
                    sink.accept(nodes[slot], nodes[root]);
                }
            }
        }
    }

    private int root(int slot) {
        int at = slot;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    private int slotOf(int node) {
        int slot = find(node);
        if (nodes[slot] == FREE) {
            nodes[slot] = node;
            parents[slot] = slot;
            size++;
        }
        return slot;
    }

    private int find(int node) {
        int mask = nodes.length - 1;
        int slot = (int) Shingles.mix(node) & mask;
        while (nodes[slot] != FREE && nodes[slot] != node) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldNodes = nodes;
        int[] oldParents = parents;
        nodes = new int[oldNodes.length * 2];
        parents = new int[nodes.length];
        Arrays.fill(nodes, FREE);
        size = 0;
        for (int node : oldNodes) {
            if (node != FREE) {
                slotOf(node);
            }
        }
        for (int slot = 0; slot < oldNodes.length; slot++) {
            if (oldNodes[slot] != FREE) {
                parents[find(oldNodes[slot])] = find(oldNodes[oldParents[slot]]);
            }
        }
    }
}
