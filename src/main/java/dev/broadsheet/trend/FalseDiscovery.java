package dev.broadsheet.trend;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The correction for many tests. */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * q-values: the smallest share of false ones at which each test would be among those found, by Y. Benjamini and Y. Hochberg, Controlling
     * the false discovery rate, J. R. Statist. Soc. B 57, 1995: of m sorted p-values, q<sub>(i)</sub> = min<sub>j &ge; i</sub> m p<sub>(j)</sub> / j.
     *
     * @param pValues 0 to 1
     * @return for each its q-value, in the same order
     */
    public static double[] qValues(double... pValues) {
        int[] descending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> pValues[i])
                        .reversed()
                        .thenComparing(Comparator.<Integer>naturalOrder().reversed()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] qValues = new double[pValues.length];
        double least = 1;
        for (int place = 0; place < descending.length; place++) {
            int at = descending[place];
            least = Math.min(least, pValues[at] * pValues.length / (pValues.length - place));
            qValues[at] = least;
        }
        return qValues;
    }
}
