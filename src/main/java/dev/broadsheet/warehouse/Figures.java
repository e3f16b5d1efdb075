package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.FlatColumn;
import java.io.Serializable;
import java.util.Optional;

/**
 * The bounds of a column of numbers, and their sum.
 *
 * @param min the smallest; above {@code max} when there are no rows
 */
record Figures(double min, double max, double sum) implements Serializable {

    static final Figures NONE = new Figures(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);

    Figures and(Figures other) {
        return new Figures(Math.min(min, other.min), Math.max(max, other.max), sum + other.sum);
    }

    /** Collects the figures of a column of a file; whole numbers up to 2^53 are exact. */
    static final class Collector implements RowRule {

        private final FlatColumn column;
        private Figures figures = NONE;

        Collector(FlatColumn column) {
            this.column = column;
        }

        String name() {
            return column.name();
        }

        Figures figures() {
            return figures;
        }

        @Override
        public Optional<Breach> check(long before, int rows) {
            double min = figures.min;
            double max = figures.max;
            double sum = figures.sum;
            for (int i = 0; i < rows; i++) {
                if (column.isNull(i)) {
                    continue;
                }
                double value = column.number(i);
                min = Math.min(min, value);
                max = Math.max(max, value);
                sum += value;
            }
            figures = new Figures(min, max, sum);
            return Optional.empty();
        }
    }
}
