package dev.broadsheet.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/**
 * Cuts the lineage of a state that is replaced again and again, so that tasks stay small and what old states were made from can be
 * let go. On a cluster the state is written to the checkpoint directory, from where any executor reads it after another was lost;
 * embedded Spark has but one process, and the cached state is enough. So it has to be
 * where no directory is set; then the run does not outlive the loss of an executor. Jobs set one on a cluster.
 */
final class Checkpoints implements AutoCloseable {

    /** States from one checkpoint to the next. */
    private static final int INTERVAL = 20;

    private final SparkContext context;
    private final boolean local;
    private final List<Broadcast<?>> needed = new ArrayList<>();
    private Optional<String> written = Optional.empty();
    private int states;

    private Checkpoints(SparkContext context) {
        this.context = context;
        this.local = context.isLocal() || context.getCheckpointDir().isEmpty();
    }

    static Checkpoints in(SparkContext context) {
        return new Checkpoints(context);
    }

    /** A new state, persisted but not computed yet. */
    void mark(JavaRDD<?> state) {
        states++;
        if (states % INTERVAL == 0) {
            if (local) {
                state.rdd().localCheckpoint();
            } else {
                state.checkpoint();
            }
        }
    }

    /**
     * The new state is computed.
     *
     * @param used to compute it; kept as long as it may have to be computed again
     */
    void done(JavaRDD<?> state, Broadcast<?> used) {
        if (state.isCheckpointed()) {
            // A task still carries the function that made the last state, and with it what that was made from.
            needed.forEach(each -> each.destroy());
            needed.clear();
            delete();
            written = Optional.ofNullable(state.getCheckpointFile().orNull());
        } else if (!local) {
            used.unpersist(false);
        }
        needed.add(used);
    }

    @Override
    public void close() {
        needed.forEach(each -> each.destroy());
        delete();
    }

    private void delete() {
        written.ifPresent(file -> {
            try {
                Path path = new Path(file);
                path.getFileSystem(context.hadoopConfiguration()).delete(path, true);
            } catch (IOException e) {
                throw new UncheckedIOException("a checkpoint could not be deleted: " + file, e);
            }
        });
    }
}
