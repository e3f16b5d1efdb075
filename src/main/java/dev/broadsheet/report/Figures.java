package dev.broadsheet.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Figures as a person reads them. */
public final class Figures {

    private static final MathContext DIGITS = new MathContext(5);

    private Figures() {}

    /** A whole number with its thousands apart. */
    public static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Seconds, to a tenth. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%,.1f s", seconds);
    }

    /** Any figure, to five significant digits. */
    public static String figure(double figure) {
        if (figure == Math.rint(figure) && Math.abs(figure) < Long.MAX_VALUE) {
            return whole((long) figure);
        }
        return new BigDecimal(figure).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
