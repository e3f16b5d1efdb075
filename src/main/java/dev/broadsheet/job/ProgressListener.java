package dev.broadsheet.job;

import dev.broadsheet.stage.ReadArticles;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tells the console what Spark's tasks have done. What a task read comes from the accumulator of that name,
 * or where a task has none from Spark's own input metrics, which know only Spark's own sources.
 */
public final class ProgressListener extends SparkListener {

    private final Console console;

    public ProgressListener(Console console) {
        this.console = console;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        console.tasksAdded(event.stageInfo().numTasks());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        if (!event.taskInfo().successful()) {
            return;
        }
        long bytes = 0;
        long records = 0;
        for (AccumulableInfo info : CollectionConverters.asJava(event.taskInfo().accumulables())) {
            if (info.name().isDefined()
                    && info.update().isDefined()
                    && info.update().get() instanceof Long update) {
                bytes += info.name().get().equals(ReadArticles.BYTES_READ) ? update : 0;
            }
        }
        TaskMetrics metrics = event.taskMetrics();
        if (bytes + records == 0 && metrics != null) {
            bytes = metrics.inputMetrics().bytesRead();
            records = metrics.inputMetrics().recordsRead();
        }
        console.taskEnded(bytes, records);
    }
}
