package dev.broadsheet.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.mllib.clustering.DistributedLDAModel;
import org.apache.spark.sql.SparkSession;

/**
 * The files that cut the lineage of MLlib's graph. Without a checkpoint directory every iteration makes the lineage, and with
 * it every task, longer, until the stack overflows; embedded Spark gets a temporary one. On a cluster the directory must be
 * one that all machines see: the caller sets it, or Spark's {@code spark.checkpoint.dir} does. Closing deletes what was
 * written.
 */
final class GraphCheckpoints implements AutoCloseable {

    private final Configuration hadoop;
    private String[] files = {};

    private GraphCheckpoints(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    static GraphCheckpoints in(SparkSession spark) {
        SparkContext context = spark.sparkContext();
        if (context.getCheckpointDir().isEmpty() && context.isLocal()) {
            context.setCheckpointDir(temporary(context.hadoopConfiguration()));
        }
        return new GraphCheckpoints(context.hadoopConfiguration());
    }

    private static String temporary(Configuration hadoop) {
        try {
            Path directory =
                    new Path(Files.createTempDirectory("broadsheet-graph").toUri());
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
                Path path = new Path(file);
                path.getFileSystem(hadoop).delete(path, true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
