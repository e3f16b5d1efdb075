package dev.broadsheet.similar;

import java.io.Serial;
import java.io.Serializable;

/**
 * The nearest of the articles offered so far: by cosine, highest first, then by id. At most n, each at least as near as some bound. Which they
 * are does not depend on the order of the offers.
 */
public final class Neighbours implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long least;
    private final long[] products;
    private final long[] highs;
    private final long[] lows;
    private int size;

    /**
     * None yet.
     *
     * @param most n, at least 1
     * @param minCosine the bound, above 0
     */
    public Neighbours(int most, double minCosine) {
        least = FixedWeights.products(minCosine);
        products = new long[most];
        highs = new long[most];
        lows = new long[most];
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** How many there can be. */
    int most() {
        return products.length;
    }

    /** The id of one, 32 hex digits. */
    public String id(int place) {
        return WeightedArticles.id(highs[place], lows[place]);
    }

    /** The cosine of one. */
    public double cosine(int place) {
        return FixedWeights.cosine(products[place]);
    }

    /** A sum of products below this cannot become a neighbour. */
    long bound() {
        return size < products.length ? least : products[size - 1];
    }

    /** Takes an article in, if it is near enough. */
    void offer(long sum, long high, long low) {
        if (sum < bound() || (size == products.length && !before(sum, high, low, size - 1))) {
            return;
        }
        int at = size < products.length ? size++ : size - 1;
        while (at > 0 && before(sum, high, low, at - 1)) {
            products[at] = products[at - 1];
            highs[at] = highs[at - 1];
            lows[at] = lows[at - 1];
            at--;
        }
        products[at] = sum;
        highs[at] = high;
        lows[at] = low;
    }

    private boolean before(long sum, long high, long low, int place) {
        if (sum != products[place]) {
            return sum > products[place];
        }
        int order = Long.compareUnsigned(high, highs[place]);
        return order < 0 || (order == 0 && Long.compareUnsigned(low, lows[place]) < 0);
    }
}
