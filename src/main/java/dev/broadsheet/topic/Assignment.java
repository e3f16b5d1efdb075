package dev.broadsheet.topic;

import java.util.Arrays;

/**
 * The assignment of rows to columns that costs least, by the Hungarian method with shortest augmenting paths (Jonker and Volgenant,
 * "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 1987). O(n&sup3;).
 */
public final class Assignment {

    private Assignment() {}

    /**
     * The cheapest assignment; of several the same one every time.
     *
     * @param costs n rows of n finite costs
     * @return by row its column; every column once
     */
    public static int[] cheapest(double[][] costs) {
        int n = costs.length;
        double[] rowPotential = new double[n + 1];
        double[] columnPotential = new double[n + 1];
        // by column plus 1, its row plus 1; column 0 holds the row that is being assigned
        int[] rowOf = new int[n + 1];
        int[] cameFrom = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            rowOf[0] = row;
            int column = 0;
            double[] least = new double[n + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            boolean[] reached = new boolean[n + 1];
            do {
                reached[column] = true;
                int current = rowOf[column];
                double step = Double.POSITIVE_INFINITY;
                int nearest = 0;
                for (int j = 1; j <= n; j++) {
                    if (reached[j]) {
                        continue;
                    }
                    double reduced = costs[current - 1][j - 1] - rowPotential[current] - columnPotential[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        cameFrom[j] = column;
                    }
                    if (least[j] < step) {
                        step = least[j];
                        nearest = j;
                    }
                }
                for (int j = 0; j <= n; j++) {
                    if (reached[j]) {
                        rowPotential[rowOf[j]] += step;
                        columnPotential[j] -= step;
                    } else {
                        least[j] -= step;
                    }
                }
                column = nearest;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[cameFrom[column]];
                column = cameFrom[column];
            }
        }
        int[] columnOf = new int[n];
        for (int column = 1; column <= n; column++) {
            columnOf[rowOf[column] - 1] = column - 1;
        }
        return columnOf;
    }
}
