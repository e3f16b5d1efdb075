package dev.broadsheet.trend;

/**
 * A straight line through weighted points by least squares. Arrays have one element a point.
 *
 * @param slope b of y = a + b x
 * @param residuals y - a - b x
 * @param leverages of the points, 0 to 1, summing to 2
 * @param offsets x less its weighted mean
 * @param spread &sum; w (x - mean)&sup2;, above 0 if two points differ in x
 */
@SuppressWarnings("ArrayRecordComponent")
record WeightedLine(
        double[] weights, double slope, double[] residuals, double[] leverages, double[] offsets, double spread) {

    /** A point that all but fixes the line has no freedom left, and rounding would make that a division by nothing. */
    private static final double LEAST_FREEDOM = 1e-9;

    static WeightedLine of(double[] x, double[] y, double... weights) {
        double all = sum(weights);
        double middle = product(weights, x) / all;
        double level = product(weights, y) / all;
        double[] offsets = new double[x.length];
        double spread = 0;
        double slope = 0;
        for (int i = 0; i < x.length; i++) {
            offsets[i] = x[i] - middle;
            spread += weights[i] * offsets[i] * offsets[i];
            slope += weights[i] * offsets[i] * (y[i] - level);
        }
        slope /= spread;
        double[] residuals = new double[x.length];
        double[] leverages = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            residuals[i] = y[i] - level - slope * offsets[i];
            leverages[i] = weights[i] * (1 / all + offsets[i] * offsets[i] / spread);
        }
        return new WeightedLine(weights, slope, residuals, leverages, offsets, spread);
    }

    /** &sum; w e&sup2;. */
    double misfit() {
        double sum = 0;
        for (int i = 0; i < residuals.length; i++) {
            sum += weights[i] * residuals[i] * residuals[i];
        }
        return sum;
    }

    /** tr(W - W X (X' W X)<sup>-1</sup> X' W): what {@link #misfit} gains for each unit of variance that the weights do not know of. */
    double gain() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (1 - leverages[i]);
        }
        return sum;
    }

    /**
     * The variance of the slope without trust in the weights, HC3: &sum; (w (x - mean) e / (1 - h))&sup2; / spread&sup2; (MacKinnon and
     * White, J. Econometrics 29, 1985; Long and Ervin, The American Statistician 54, 2000, for why this one in small samples).
     */
    double robustVariance() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double pull = weights[i] * offsets[i] * residuals[i] / Math.max(LEAST_FREEDOM, 1 - leverages[i]);
            sum += pull * pull;
        }
        return sum / (spread * spread);
    }

    private static double sum(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double product(double[] a, double... b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
