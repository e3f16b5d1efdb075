package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import dev.broadsheet.lda.GeneratedDocuments;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.GibbsSettings.Prior;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BroadcastBlockId;
import org.apache.spark.storage.RDDBlockId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a sweep costs on executors, beside the model of it in docs/decisions/0006-the-gibbs-engine.md. Each size prints a row of the table
 * there.
 */
class SweepCostIT {

    private static final int TOPICS = 20;
    private static final int WORDS = 2000;
    private static final int LENGTH = 100;

    private static final int TASKS = 2;
    /** Blocks of a task, which has documents for so many at least. */
    private static final int BATCHES = GibbsSchedule.EARLY_BATCHES;

    /** Bytes of the model of costs. */
    private static final long TOKEN = 12;

    private static final long DOCUMENT = 150;
    private static final long PAIR = 6;
    private static final long CHANGE = 6;
    private static final long WORD = 8;
    /** Names of classes, headers of blocks. */
    private static final long OVERHEAD = 20_000;

    private final SparkSession spark = SharedSession.get();

    @ParameterizedTest
    @ValueSource(ints = {1000, 4000, 16000})
    void costsAreThoseOfTheModel(int documents) throws TimeoutException {
        List<int[]> words =
                GeneratedDocuments.draw(TOPICS, WORDS, documents, LENGTH, 1).words();
        JavaPairRDD<String, CountedDocument> counted = EngineDocuments.of(spark, words);
        GibbsSettings settings = new GibbsSettings(
                GibbsSchedule.warm(9, TOPICS), 1, Optional.empty(), Set.of(Prior.values()), Optional.empty(), false);
        Meter meter = new Meter();
        spark.sparkContext().addSparkListener(meter);
        TopicSums sums = GibbsFit.spread(counted, WORDS, settings).topics();
        spark.sparkContext().listenerBus().waitUntilEmpty();
        spark.sparkContext().removeSparkListener(meter);

        long tokens = (long) documents * LENGTH;
        long pairs = sums.counts().pairCount();
        long state = most(meter.cached);
        long sent = last(meter.broadcast());
        long returned = last(meter.results);
        long modelled = PAIR * pairs + WORD * WORDS;
        System.out.printf(
                "| %,d | %,d | %.1f | %,d | %,d | %,d |%n",
                tokens, pairs, (double) state / tokens, sent, returned, modelled);
        assertThat(state)
                .isLessThan(
                        TOKEN * tokens + DOCUMENT * documents + TASKS * (BATCHES * 2 * WORD * WORDS + CHANGE * pairs));
        assertThat(sent).isLessThan(modelled + OVERHEAD);
        assertThat(returned).isLessThan(TASKS * (2 * CHANGE * pairs + WORD * WORDS) + OVERHEAD);
    }

    private static long most(Map<?, Long> sizes) {
        return sizes.values().stream().mapToLong(size -> size).max().orElse(0);
    }

    /** Of the last that was no trifle: the last sweep's. */
    private static long last(NavigableMap<?, Long> sizes) {
        return sizes.descendingMap().values().stream()
                .filter(size -> size > OVERHEAD)
                .findFirst()
                .orElseThrow();
    }

    /** Adds up the bytes of cached partitions by dataset, of broadcasts, and of results by stage. */
    private static final class Meter extends SparkListener {

        private final Map<Integer, Long> cached = new ConcurrentSkipListMap<>();
        private final Map<String, Long> pieces = new ConcurrentSkipListMap<>();
        private final NavigableMap<Integer, Long> results = new ConcurrentSkipListMap<>();

        /** Bytes of broadcasts by their number. */
        NavigableMap<Long, Long> broadcast() {
            NavigableMap<Long, Long> sums = new ConcurrentSkipListMap<>();
            pieces.forEach((piece, bytes) ->
                    sums.merge(Long.valueOf(piece.substring(0, piece.indexOf(' '))), bytes, Long::sum));
            return sums;
        }

        @Override
        public void onBlockUpdated(SparkListenerBlockUpdated updated) {
            BlockId block = updated.blockUpdatedInfo().blockId();
            long bytes = updated.blockUpdatedInfo().memSize();
            if (block instanceof RDDBlockId partition) {
                cached.merge(partition.rddId(), bytes, Long::sum);
            } else if (block instanceof BroadcastBlockId piece && piece.field().startsWith("piece")) {
                // a piece may be reported more than once
                pieces.merge(piece.broadcastId() + " " + piece.field(), bytes, Math::max);
            }
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd ended) {
            if (ended.taskMetrics() != null) {
                results.merge(ended.stageId(), ended.taskMetrics().resultSize(), Long::sum);
            }
        }
    }
}
