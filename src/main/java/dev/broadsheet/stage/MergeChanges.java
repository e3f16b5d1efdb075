package dev.broadsheet.stage;

import dev.broadsheet.lda.CountChanges;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** What the blocks of a sweep changed, added up on the way to the driver. */
final class MergeChanges {

    /** From so many tasks on, changes are added up by ranges of words before they reach the driver. */
    private static final int MANY_TASKS = 16;

    private MergeChanges() {}

    /**
     * The sum of all changes, in one or more parts; no two parts are of the same word when there are many tasks.
     *
     * @param vocabularySize words are below it
     */
    static List<CountChanges> of(JavaRDD<CountChanges> changes, int vocabularySize) {
        JavaRDD<CountChanges> byTask =
                changes.mapPartitions(blocks -> List.of(sum(blocks)).iterator());
        int tasks = changes.getNumPartitions();
        if (tasks < MANY_TASKS) {
            return List.of(CountChanges.sum(byTask.collect()));
        }
        return byTask.flatMapToPair(each -> ranges(each.split(vocabularySize, tasks)))
                .reduceByKey(CountChanges::plus, tasks)
                .values()
                .collect();
    }

    private static CountChanges sum(Iterator<CountChanges> blocks) {
        List<CountChanges> all = new ArrayList<>();
        blocks.forEachRemaining(all::add);
        return CountChanges.sum(all);
    }

    private static Iterator<Tuple2<Integer, CountChanges>> ranges(CountChanges[] split) {
        List<Tuple2<Integer, CountChanges>> ranges = new ArrayList<>();
        for (int range = 0; range < split.length; range++) {
            ranges.add(new Tuple2<>(range, split[range]));
        }
        return ranges.iterator();
    }
}
