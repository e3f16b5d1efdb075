package dev.broadsheet.job;

import dev.broadsheet.job.RunSummary.Counts;
import dev.broadsheet.stage.ReadTotals;
import dev.broadsheet.stage.Reading;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the articles once they are written, and what a later attempt must know to go on from these.
 *
 * @param counts what became of the records
 * @param rejects number of rejects by reason
 * @param totals found while reading
 * @param counted articles of each language that count
 */
record Ingested(Counts counts, Map<String, Long> rejects, ReadTotals totals, Map<String, Long> counted) {

    private static final String COUNTS = "counts";
    private static final String REJECTS = "rejects";
    private static final String TOTALS = "totals";
    private static final String COUNTED = "counted";

    static Ingested of(Reading reading, Counts counts) {
        return new Ingested(counts, reading.rejectedByReason(), reading.totals(), reading.countedByLanguage());
    }

    /** What {@link #figures} gave. */
    static Ingested of(Map<String, Map<String, Long>> figures) {
        Map<String, Long> counts = figures.get(COUNTS);
        return new Ingested(
                new Counts(
                        counts.get("read"),
                        counts.get("kept"),
                        counts.get("rejected"),
                        counts.get("duplicates"),
                        counts.get("skipped")),
                figures.get(REJECTS),
                ReadTotals.of(figures.get(TOTALS)),
                figures.get(COUNTED));
    }

    /** All of it by name, as a milestone keeps it. */
    Map<String, Map<String, Long>> figures() {
        SortedMap<String, Map<String, Long>> figures = new TreeMap<>();
        figures.put(COUNTS, counts.byName());
        figures.put(REJECTS, rejects);
        figures.put(TOTALS, totals.figures());
        figures.put(COUNTED, counted);
        return figures;
    }
}
