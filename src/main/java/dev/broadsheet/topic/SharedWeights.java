package dev.broadsheet.topic;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * What the articles that two models both have say of their topics, as sums over these articles that can be added up in any order
 * ({@link FixedPoint}). Takes 16 K L bytes for K topics of the first model and L of the second.
 */
public final class SharedWeights implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Articles' worth of a topic below which articles say nothing of it. */
    public static final double LEAST = 10;

    private final int rows;
    private final int columns;
    /** By row, then column: &sum; u v. */
    private final long[] products;
    /** By row, then column: &sum; min(u, v), what both topics claim of an article. */
    private final long[] common;
    /** &sum; u of each row, then &sum; v of each column. */
    private final long[] weights;
    /** &sum; u&sup2; of each row, then &sum; v&sup2; of each column. */
    private final long[] squares;

    /**
     * No article yet.
     *
     * @param rows topics of the first model, K
     * @param columns topics of the second, L
     */
    public SharedWeights(int rows, int columns) {
        this(
                rows,
                columns,
                new long[rows * columns],
                new long[rows * columns],
                new long[rows + columns],
                new long[rows + columns]);
    }

    private SharedWeights(int rows, int columns, long[] products, long[] common, long[] weights, long[] squares) {
        this.rows = rows;
        this.columns = columns;
        this.products = products;
        this.common = common;
        this.weights = weights;
        this.squares = squares;
    }

    /**
     * Takes in an article.
     *
     * @param first weights of the first model, length K
     * @param second weights of the second model, length L
     */
    public void add(double[] first, double[] second) {
        for (int row = 0; row < rows; row++) {
            if (first[row] > 0) {
                weigh(row, first[row]);
                for (int column = 0; column < columns; column++) {
                    int at = row * columns + column;
                    products[at] = Math.addExact(products[at], FixedPoint.of(first[row] * second[column]));
                    common[at] = Math.addExact(common[at], FixedPoint.of(Math.min(first[row], second[column])));
                }
            }
        }
        for (int column = 0; column < columns; column++) {
            weigh(rows + column, second[column]);
        }
    }

    private void weigh(int at, double weight) {
        weights[at] = Math.addExact(weights[at], FixedPoint.of(weight));
        squares[at] = Math.addExact(squares[at], FixedPoint.of(weight * weight));
    }

    /** The sums over these articles and others. */
    public SharedWeights plus(SharedWeights other) {
        return new SharedWeights(
                rows,
                columns,
                FixedPoint.plus(products, other.products),
                FixedPoint.plus(common, other.common),
                FixedPoint.plus(weights, other.weights),
                FixedPoint.plus(squares, other.squares));
    }

    /** Whether there is enough of both topics in these articles to tell. */
    public boolean tells(int row, int column) {
        return FixedPoint.value(weights[row]) >= LEAST && FixedPoint.value(weights[rows + column]) >= LEAST;
    }

    /** Cosine of the weights of two topics, 0 to 1; empty where these articles do not tell. */
    public OptionalDouble cosine(int row, int column) {
        double norms = Math.sqrt(FixedPoint.value(squares[row]) * FixedPoint.value(squares[rows + column]));
        return tells(row, column) && norms > 0
                ? OptionalDouble.of(Math.min(1, FixedPoint.value(products[row * columns + column]) / norms))
                : OptionalDouble.empty();
    }

    /** &sum; min(u, v) / &sum; u: the share of a topic of the first model that lies in one of the second. */
    public double into(int row, int column) {
        return share(row, column, row);
    }

    /** &sum; min(u, v) / &sum; v: the share of a topic of the second model that lies in one of the first. */
    public double from(int row, int column) {
        return share(row, column, rows + column);
    }

    private double share(int row, int column, int whole) {
        return weights[whole] == 0 ? 0 : (double) common[row * columns + column] / weights[whole];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SharedWeights that
                && columns == that.columns
                && Arrays.equals(products, that.products)
                && Arrays.equals(common, that.common)
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(squares, that.squares);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(products) + Arrays.hashCode(weights);
    }
}
