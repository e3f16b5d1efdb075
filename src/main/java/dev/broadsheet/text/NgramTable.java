package dev.broadsheet.text;

import java.util.Map;
import opennlp.tools.ml.model.Context;

/**
 * Runs of one to three characters with a weight for some of the languages: open addressing, linear probing, weights end to end. A run
 * is one number, 16 bits a character.
 */
final class NgramTable {

    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int BITS = 19;
    private static final int MASK = (1 << BITS) - 1;
    private static final int LONGEST = 3;

    private final long[] runs = new long[1 << BITS];
    private final int[] starts = new int[1 << BITS];
    private final int[] ends = new int[1 << BITS];
    private final byte[] outcomes;
    private final float[] weights;

    private NgramTable(int weights) {
        this.outcomes = new byte[weights];
        this.weights = new float[weights];
    }

    static NgramTable of(Map<String, Context> contexts) {
        int all = contexts.values().stream()
                .mapToInt(context -> context.getOutcomes().length)
                .sum();
        NgramTable table = new NgramTable(all);
        int at = 0;
        for (Map.Entry<String, Context> entry : contexts.entrySet()) {
            String run = entry.getKey();
            if (run.isEmpty() || run.length() > LONGEST) {
                throw new IllegalStateException("the language model has a run of " + run.length() + " characters");
            }
            int slot = table.slot(key(run));
            table.runs[slot] = key(run);
            table.starts[slot] = at;
            int[] outcomes = entry.getValue().getOutcomes();
            double[] parameters = entry.getValue().getParameters();
            for (int i = 0; i < outcomes.length; i++) {
                table.outcomes[at] = (byte) outcomes[i];
                table.weights[at++] = (float) parameters[i];
            }
            table.ends[slot] = at;
        }
        return table;
    }

    private static long key(String run) {
        long key = 0;
        for (int i = 0; i < run.length(); i++) {
            key = key << Character.SIZE | run.charAt(i);
        }
        return key;
    }

    /** How many slots there are, to note in an array which were seen. */
    static int slots() {
        return 1 << BITS;
    }

    /** The slot of a run; where {@link #isEmpty} the run is not known. */
    int slot(long run) {
        int slot = (int) ((run * FACTOR) >>> (Long.SIZE - BITS));
        while (runs[slot] != 0 && runs[slot] != run) {
            slot = (slot + 1) & MASK;
        }
        return slot;
    }

    boolean isEmpty(int slot) {
        return runs[slot] == 0;
    }

    /** Adds the weights of a run to sums by outcome. */
    void add(int slot, double[] sums) {
        for (int i = starts[slot]; i < ends[slot]; i++) {
            sums[outcomes[i]] += weights[i];
        }
    }
}
