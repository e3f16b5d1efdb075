package dev.broadsheet.job;

import dev.broadsheet.corpus.ReadingPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did, or would do.
 *
 * @param runId name of the run
 * @param outcome how it ended
 * @param warehouse where it is kept
 * @param inputs what was inventoried
 * @param since how the inputs changed since the published run; empty where none is published, or none that can be gone on from
 * @param takenOver stages of an attempt that broke off, which were or would be taken over from it
 * @param counts what became of the records; empty for a run that read none
 * @param rejects number of rejects by reason
 * @param tables what is published, or would be written
 * @param report where the page for people is, if there is one
 * @param topics the largest topics, largest first; empty if none were fitted
 * @param warnings what a person should look at
 * @param time wall-clock time since the start
 */
public record RunSummary(
        String runId,
        Outcome outcome,
        String warehouse,
        List<InputSize> inputs,
        Optional<Since> since,
        List<String> takenOver,
        Optional<Counts> counts,
        Map<String, Long> rejects,
        List<TableSize> tables,
        Optional<String> report,
        List<TopicLine> topics,
        List<String> warnings,
        Duration time) {

    /** How a run ended. */
    public enum Outcome {
        /** The tables are published. */
        PUBLISHED,
        /** The same run was published before; nothing was done. */
        NOTHING_TO_DO,
        /** A dry run that would publish. */
        WOULD_PUBLISH,
        /** A dry run that would do nothing, for the same run is published. */
        WOULD_DO_NOTHING
    }

    /** Files below one input, as the inventory found them. */
    public record InputSize(String name, String path, long files, long bytes) {}

    /** Inputs beside those of an earlier run. */
    public record Since(String runId, ReadingPlan.Changes changes) {}

    /** What became of the records read: {@code read = kept + rejected + duplicates}. Skipped are files that are no articles. */
    public record Counts(long read, long kept, long rejected, long duplicates, long skipped) {

        /** Each by its name, as the manifest has them. */
        SortedMap<String, Long> byName() {
            return new TreeMap<>(Map.of(
                    "read", read, "kept", kept, "rejected", rejected, "duplicates", duplicates, "skipped", skipped));
        }
    }

    /** A table, the directory a reader opens, and its rows unless it is yet to be written. */
    public record TableSize(String name, String path, OptionalLong rows) {}

    /**
     * One topic in words.
     *
     * @param language of its articles; empty where all topics of the run are of one
     * @param prevalence share of all tokens, 0 to 1
     */
    public record TopicLine(Optional<String> language, String label, double prevalence, List<String> topWords) {
        public TopicLine {
            topWords = List.copyOf(topWords);
        }
    }

    /** The same with one thing more that a person should look at. */
    RunSummary warning(String more) {
        List<String> all = new ArrayList<>(warnings);
        all.add(more);
        return new RunSummary(
                runId, outcome, warehouse, inputs, since, takenOver, counts, rejects, tables, report, topics, all,
                time);
    }

    public RunSummary {
        inputs = List.copyOf(inputs);
        takenOver = List.copyOf(takenOver);
        rejects = Map.copyOf(rejects);
        tables = List.copyOf(tables);
        topics = List.copyOf(topics);
        warnings = List.copyOf(warnings);
    }
}
