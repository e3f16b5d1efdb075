package dev.broadsheet.trend;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The slope of a topic's mean share over time, and whether there is one.
 *
 * <p>A meta-regression: each period is a study of its articles. Its mean has the variance s&sup2;/n + &tau;&sup2;, where s&sup2; is the
 * variance of a share within periods, n the period's articles, and &tau;&sup2; what periods differ by besides, by DerSimonian and Laird's
 * moments (Controlled Clinical Trials 7, 1986; with a covariate, Thompson and Sharp, Statistics in Medicine 18, 1999):
 *
 * <pre>&tau;&sup2; = max(0, (&sum; w e&sup2; - (T - 2)) / tr(W - W X (X'W X)<sup>-1</sup> X'W)),   w = n / s&sup2;</pre>
 *
 * <p>The line is fitted with weights 1 / (s&sup2;/n + &tau;&sup2;), so a month of three articles pulls little, and one of ten thousand not
 * much more than one of a thousand where months differ by more than chance. The standard error is the robust HC3, the reference Student's t
 * with T - 2 degrees of freedom. It does not know of resemblance between neighbouring periods: where that is strong, it finds too much.
 * Nor of shapes: a topic that rose and fell again has the slope of the straight line through all of it.
 *
 * @param slope share a year
 * @param low lower end of the 95 % interval of the slope
 * @param high upper end
 * @param pValue of no slope, two-sided
 */
public record Trend(double slope, double low, double high, double pValue) implements Serializable {

    /** Fewest periods that are tested. */
    public static final int LEAST_PERIODS = 5;

    private static final double UPPER = 0.975;

    /** The trend of a series; empty where it has fewer than {@value #LEAST_PERIODS} periods. */
    public static Optional<Trend> of(Series series) {
        if (series.periods() < LEAST_PERIODS) {
            return Optional.empty();
        }
        WeightedLine line = line(series);
        double error = Math.sqrt(line.robustVariance());
        TDistribution t = new TDistribution(series.periods() - 2);
        double margin = error * t.inverseCumulativeProbability(UPPER);
        double slope = line.slope();
        double pValue = slope == 0 ? 1 : error == 0 ? 0 : 2 * t.cumulativeProbability(-Math.abs(slope) / error);
        return Optional.of(new Trend(slope, slope - margin, slope + margin, Math.min(1, pValue)));
    }

    private static WeightedLine line(Series series) {
        double[] means = series.means();
        double variance = series.variance();
        if (variance == 0) {
            double[] equal = new double[series.periods()];
            Arrays.fill(equal, 1);
            return WeightedLine.of(series.years(), means, equal);
        }
        WeightedLine fixed = WeightedLine.of(series.years(), means, weights(series, variance, 0));
        double between = Math.max(0, (fixed.misfit() - (series.periods() - 2)) / fixed.gain());
        return WeightedLine.of(series.years(), means, weights(series, variance, between));
    }

    private static double[] weights(Series series, double variance, double between) {
        return Arrays.stream(series.articles())
                .mapToDouble(articles -> 1 / (variance / articles + between))
                .toArray();
    }
}
