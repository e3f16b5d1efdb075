package dev.broadsheet.topic;

import java.io.Serial;
import java.io.Serializable;

/**
 * In how many windows of text the terms and pairs of {@link TermPairs} stand (boolean: once a window). Counts of parts of a
 * corpus add up to the counts of the whole.
 */
public final class WindowCounts implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long windows;
    private final long[] terms;
    private final long[] pairs;

    /**
     * @param windows all windows
     * @param terms windows that hold each tracked term, by its place
     * @param pairs windows that hold both terms of each tracked pair, by its place
     */
    public WindowCounts(long windows, long[] terms, long[] pairs) {
        this.windows = windows;
        this.terms = terms.clone();
        this.pairs = pairs.clone();
    }

    /** Number of windows. */
    public long windows() {
        return windows;
    }

    /** Windows that hold the tracked term at a place. */
    public long term(int place) {
        return terms[place];
    }

    /** Windows that hold both terms of the tracked pair at a place. */
    public long pair(int place) {
        return pairs[place];
    }

    /** The counts of two parts of a corpus together. */
    public WindowCounts plus(WindowCounts other) {
        return new WindowCounts(
                Math.addExact(windows, other.windows),
                FixedPoint.plus(terms, other.terms),
                FixedPoint.plus(pairs, other.pairs));
    }
}
