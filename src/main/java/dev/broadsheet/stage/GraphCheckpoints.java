package dev.broadsheet.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.mllib.clustering.DistributedLDAModel;

/**
 * The files that cut the lineage of MLlib's graph. Without a checkpoint directory every iteration makes the lineage, and with
 * it every task, longer, until the stack overflows; embedded Spark gets a temporary one. On a cluster the directory must be
 * one that all machines see: the caller sets it, or Spark's {@code spark.checkpoint.dir} does. Closing deletes what was
 * written.
 */
final class GraphCheckpoints implements AutoCloseable {

    private static final String TEMPORARY = "broadsheet-graph";

    private final SparkContext context;
    private String[] files = {};

    private GraphCheckpoints(SparkContext context) {
        this.context = context;
    }

    static GraphCheckpoints in(SparkContext context) {
        if (context.getCheckpointDir().isEmpty() && context.isLocal()) {
            context.setCheckpointDir(temporary(context.hadoopConfiguration()));
        }
        return new GraphCheckpoints(context);
    }

    private static String temporary(Configuration hadoop) {
        try {
            Path directory = new Path(Files.createTempDirectory(TEMPORARY).toUri());
            directory.getFileSystem(hadoop).deleteOnExit(directory);
            return directory.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes charge of the files that a model still needs. */
    void of(DistributedLDAModel model) {
        files = model.checkpointFiles();
    }

    @Override
    public void close() {
        try {
            for (String file : files) {
                delete(new Path(file));
            }
            if (context.getCheckpointDir().isDefined()) {
                // Spark's directory lies within the one that was set; it is made again when the next graph is written.
                Path directory = new Path(context.getCheckpointDir().get()).getParent();
                if (directory.getName().startsWith(TEMPORARY)) {
                    delete(directory);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(Path path) throws IOException {
        path.getFileSystem(context.hadoopConfiguration()).delete(path, true);
    }
}
