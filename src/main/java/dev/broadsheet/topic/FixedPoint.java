package dev.broadsheet.topic;

/**
 * Amounts as 64-bit integers in units of 2<sup>-24</sup>. Sums of such amounts do not depend on the order of adding, so
 * figures made from them are the same bits whatever the number of tasks. The unit is 6e-8; sums may reach 5.5e11.
 */
public final class FixedPoint {

    private static final double UNITS = 1 << 24;

    private FixedPoint() {}

    /**
     * The nearest whole number of units (ties upward).
     *
     * @throws ArithmeticException if the amount is not finite or beyond the range
     */
    public static long of(double amount) {
        double units = amount * UNITS;
        if (!(Math.abs(units) < Long.MAX_VALUE)) {
            throw new ArithmeticException("beyond 64-bit fixed point: " + amount);
        }
        return Math.round(units);
    }

    /** The amount that a number of units stands for. */
    public static double value(long units) {
        return units / UNITS;
    }

    /** Sums of two arrays of the same length, element by element. */
    static long[] plus(long[] left, long[] right) {
        long[] sum = left.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.addExact(sum[i], right[i]);
        }
        return sum;
    }
}
