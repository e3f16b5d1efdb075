package dev.broadsheet.weight;

import java.util.Arrays;

/** Orders weights from the highest to the lowest; equal ones keep the order they came in. */
public final class Ranking {

    /** Bits of a sort key that hold the place; the others hold the weight's leading bits. */
    private static final int PLACE_BITS = 24;

    private Ranking() {}

    /**
     * The places of the weights in descending order.
     *
     * @param weights non-negative and finite, at most 2^24 of them
     * @return a permutation of 0 to {@code weights.length - 1}
     */
    public static int[] descending(double[] weights) {
        if (weights.length >= 1 << PLACE_BITS) {
            throw new IllegalArgumentException("too many weights to rank: " + weights.length);
        }
        long[] keys = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            // Bits of non-negative doubles order as the doubles do; their complement orders downwards.
            long leading = ~Double.doubleToLongBits(weights[i]) >>> PLACE_BITS;
            keys[i] = (leading << PLACE_BITS) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) (keys[i] & ((1 << PLACE_BITS) - 1));
        }
        settle(order, weights);
        return order;
    }

    /** Weights that agree in their leading bits may still stand the wrong way round: insertion sort of an all but sorted array. */
    private static void settle(int[] order, double[] weights) {
        for (int i = 1; i < order.length; i++) {
            int place = order[i];
            int j = i;
            while (j > 0 && before(place, order[j - 1], weights)) {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = place;
        }
    }

    private static boolean before(int a, int b, double[] weights) {
        return weights[a] > weights[b] || (weights[a] == weights[b] && a < b);
    }
}
