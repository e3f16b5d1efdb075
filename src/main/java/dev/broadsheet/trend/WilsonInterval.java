package dev.broadsheet.trend;

/**
 * An interval for a mean of shares between 0 and 1.
 *
 * @param low at least 0 and at most the mean
 * @param high at least the mean and at most 1
 */
public record WilsonInterval(double low, double high) {

    /** The 97.5 % point of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * The 95 % score interval (E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 1927) of a
     * mean m over n articles,
     *
     * <pre>(m + z&sup2;/2N &plusmn; z &radic;(m (1 - m)/N + z&sup2;/4N&sup2;)) / (1 + z&sup2;/N),   N = n / &rho;</pre>
     *
     * where &rho; is the {@link ShareSums#dispersion} of the topic over all articles: the quasi-binomial variance &rho; m (1 - m)
     * (Wedderburn, Biometrika 61, 1974; for shares, Papke and Wooldridge, J. Appl. Econometrics 11, 1996). Unlike the mean plus and minus
     * two standard errors, it is wide for one article or two and never empty when none of them has the topic.
     *
     * @param mean m, 0 to 1
     * @param articles n, at least 1
     * @param dispersion &rho;, above 0 and at most 1; 1 makes it the interval of a share of articles
     */
    public static WilsonInterval of(double mean, long articles, double dispersion) {
        double trials = (double) articles / dispersion;
        double z2 = Z * Z;
        double centre = mean + z2 / (2 * trials);
        double half = Z * Math.sqrt(mean * (1 - mean) / trials + z2 / (4 * trials * trials));
        double scale = 1 + z2 / trials;
        // rounding must not put the mean outside
        return new WilsonInterval(
                Math.max(0, Math.min(mean, (centre - half) / scale)),
                Math.min(1, Math.max(mean, (centre + half) / scale)));
    }
}
