package dev.broadsheet.job;

import dev.broadsheet.warehouse.StageDone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What stages of a run did, for {@code run_stages} and the manifest. Stages may end on several threads. */
final class StageLog {

    private final List<StageDone> entries = new ArrayList<>();
    private final Consumer<String> announce;

    /**
     * @param announce is told the name of a stage, in its thread, before it begins: what Spark does meanwhile is its
     */
    StageLog(Consumer<String> announce) {
        this.announce = announce;
    }

    /** What a stage did besides giving a result. */
    static final class Figures {

        private long rowsIn;
        private long rowsOut;
        private long rejected;
        private final SortedMap<String, Double> metrics = new TreeMap<>();

        Figures rows(long in, long out, long givenUp) {
            rowsIn = in;
            rowsOut = out;
            rejected = givenUp;
            return this;
        }

        /** A further count; up to 2^53 it is exact as a double. */
        Figures metric(String name, long value) {
            metrics.put(name, (double) value);
            return this;
        }

        Figures metrics(Map<String, Double> more) {
            metrics.putAll(more);
            return this;
        }
    }

    /** Runs a stage and notes its time and figures. */
    <T> T timed(String stage, Function<Figures, T> work) {
        long start = System.nanoTime();
        Figures figures = new Figures();
        announce.accept(stage);
        T result = work.apply(figures);
        double seconds = (System.nanoTime() - start) / 1e9;
        synchronized (this) {
            entries.add(
                    new StageDone(stage, figures.rowsIn, figures.rowsOut, figures.rejected, seconds, figures.metrics));
        }
        return result;
    }

    synchronized List<StageDone> entries() {
        return List.copyOf(entries);
    }

    /** Takes over what was done by an attempt before. */
    synchronized void add(List<StageDone> before) {
        entries.addAll(before);
    }

    /** A row of {@code run_stages}. */
    static Row row(String runId, StageDone done) {
        return RowFactory.create(
                runId, done.stage(), done.rowsIn(), done.rowsOut(), done.rejected(), done.seconds(), done.metrics());
    }
}
