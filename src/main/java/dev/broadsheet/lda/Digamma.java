package dev.broadsheet.lda;

/** The logarithmic derivative of the gamma function, &psi;. */
final class Digamma {

    private static final double LARGE = 10;

    private Digamma() {}

    /**
     * &psi;(x) for x &gt; 0, to about 1e-13: the recurrence &psi;(x) = &psi;(x + 1) &minus; 1/x up to 10, then the asymptotic series (Abramowitz
     * and Stegun, 6.3.5 and 6.3.18). The same on every machine.
     */
    static double of(double x) {
        double shifted = x;
        double sum = 0;
        while (shifted < LARGE) {
            sum -= 1 / shifted;
            shifted++;
        }
        double f = 1 / (shifted * shifted);
        double series = f * (1.0 / 12 - f * (1.0 / 120 - f * (1.0 / 252 - f * (1.0 / 240 - f / 132))));
        return sum + StrictMath.log(shifted) - 0.5 / shifted - series;
    }
}
