package dev.broadsheet.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What the stages of a run did, for {@code run_stages} and the manifest. Stages may end on several threads. */
final class StageLog {

    /**
     * One stage.
     *
     * @param stage its name
     * @param rowsIn rows or records it took in
     * @param rowsOut rows it gave on
     * @param rejected rows it gave up
     * @param seconds wall-clock time
     * @param metrics further figures
     */
    record Entry(
            String stage,
            long rowsIn,
            long rowsOut,
            long rejected,
            double seconds,
            SortedMap<String, Double> metrics) {}

    private final List<Entry> entries = new ArrayList<>();
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
            entries.add(new Entry(
                    stage, figures.rowsIn, figures.rowsOut, figures.rejected, seconds, new TreeMap<>(figures.metrics)));
        }
        return result;
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The rows of {@code run_stages}, in the order the stages ended. */
    List<Row> rows(String runId) {
        return entries().stream()
                .map(entry -> RowFactory.create(
                        runId,
                        entry.stage(),
                        entry.rowsIn(),
                        entry.rowsOut(),
                        entry.rejected(),
                        entry.seconds(),
                        entry.metrics()))
                .toList();
    }
}
