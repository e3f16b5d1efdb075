package dev.broadsheet.warehouse;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one stage of a run did: a row of {@code run_stages}.
 *
 * @param stage its name
 * @param rowsIn rows or records it took in
 * @param rowsOut rows it gave on
 * @param rejected rows it gave up
 * @param seconds wall-clock time
 * @param metrics further figures
 */
public record StageDone(
        String stage, long rowsIn, long rowsOut, long rejected, double seconds, SortedMap<String, Double> metrics) {

    public StageDone {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /** The same with one figure more. */
    public StageDone with(String name, double value) {
        SortedMap<String, Double> more = new TreeMap<>(metrics);
        more.put(name, value);
        return new StageDone(stage, rowsIn, rowsOut, rejected, seconds, more);
    }
}
