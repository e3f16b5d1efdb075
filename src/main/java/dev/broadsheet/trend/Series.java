package dev.broadsheet.trend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One topic's shares over time. Arrays have one element for each of the T periods that have articles.
 *
 * @param years from the first period to each, ascending
 * @param articles of each period, at least 1
 * @param sums &sum; u of the shares of these articles
 * @param squares &sum; u&sup2;
 */
@SuppressWarnings("ArrayRecordComponent")
public record Series(double[] years, long[] articles, double[] sums, double[] squares) {

    private static final double DAYS_A_YEAR = 365.2425;

    /**
     * The series of a topic.
     *
     * @param starts first days of the periods, ascending
     * @param cells what is known of each
     */
    public static Series of(List<LocalDate> starts, List<ShareSums> cells, int topic) {
        return new Series(
                starts.stream()
                        .mapToDouble(day -> ChronoUnit.DAYS.between(starts.get(0), day) / DAYS_A_YEAR)
                        .toArray(),
                cells.stream().mapToLong(ShareSums::articles).toArray(),
                cells.stream().mapToDouble(cell -> cell.sum(topic)).toArray(),
                cells.stream().mapToDouble(cell -> cell.sumOfSquares(topic)).toArray());
    }

    /** Number of periods, T. */
    public int periods() {
        return years.length;
    }

    /** Mean shares, m<sub>t</sub>. */
    double[] means() {
        double[] means = new double[periods()];
        for (int t = 0; t < means.length; t++) {
            means[t] = sums[t] / articles[t];
        }
        return means;
    }

    /** The variance of a share within a period, pooled over periods; 0 where no period has two articles. */
    double variance() {
        double within = 0;
        long freedom = 0;
        for (int t = 0; t < periods(); t++) {
            within += Math.max(0, squares[t] - sums[t] * sums[t] / articles[t]);
            freedom += articles[t] - 1;
        }
        return freedom == 0 ? 0 : within / freedom;
    }
}
