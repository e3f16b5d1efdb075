package dev.broadsheet.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as short as a page needs them. */
public final class Rounded {

    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private Rounded() {}

    /** The nearest number of four significant digits. */
    public static double of(double exact) {
        return Double.isFinite(exact) ? BigDecimal.valueOf(exact).round(DIGITS).doubleValue() : 0;
    }
}
