package dev.broadsheet.similar;

/**
 * Weights as whole numbers in units of 2<sup>-30</sup>. For two articles of unit length the sum of products, in units of 2<sup>-60</sup>, fits 64
 * bits with room to spare, and is off the cosine of the weights by at most 2<sup>-30</sup> times the square root of the number of terms they
 * have in common: 10<sup>-8</sup> for a hundred.
 */
public final class FixedWeights {

    private static final double UNITS = 1L << 30;

    private FixedWeights() {}

    /** The nearest number of units (ties upward) of a weight from 0 to 1. */
    public static int of(double weight) {
        return (int) Math.round(weight * UNITS);
    }

    /** The cosine that a sum of products stands for; at most 1. */
    public static double cosine(long products) {
        return Math.min(1, (double) products / (UNITS * UNITS));
    }

    /** The least sum of products whose cosine is at least as much; at least 1, for articles that have nothing in common are not alike. */
    public static long products(double cosine) {
        return Math.max(1, (long) Math.ceil(cosine * UNITS * UNITS));
    }
}
