package dev.broadsheet.stage;

import dev.broadsheet.lda.CountHistogram;
import dev.broadsheet.lda.DocumentSums;
import dev.broadsheet.lda.DocumentWindows;
import dev.broadsheet.lda.Recount;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Documents in the driver's memory. A sweep needs no job then, which costs 15 to 40 ms however little there is to do. For embedded Spark,
 * whose driver is the only machine there is, and for corpora that are too small to be worth spreading.
 */
final class DocumentsHere implements SampledDocuments {

    /** Ranges of words that a thread counts, so that all threads end at about the same time. */
    private static final int RANGES_A_THREAD = 4;

    private final ExecutorService threads;
    private final int threadCount;
    private final List<TokenBlock> blocks;
    private final List<DocumentSums> sums = new ArrayList<>();

    private DocumentsHere(List<TokenBlock> blocks, int threadCount) {
        this.blocks = new ArrayList<>(blocks);
        this.threadCount = threadCount;
        this.threads = Executors.newFixedThreadPool(threadCount, task -> {
            Thread thread = new Thread(task, "gibbs");
            thread.setDaemon(true);
            return thread;
        });
        blocks.forEach(block -> sums.add(DocumentSums.none(block)));
    }

    static DocumentsHere of(SparkSession spark, JavaRDD<TokenBlock> blocks) {
        return new DocumentsHere(blocks.collect(), spark.sparkContext().defaultParallelism());
    }

    @Override
    public TopicCounts sweep(Model model, Visit visit, TopicCounts counts) {
        int topicCount = counts.topicCount();
        List<Integer> order = largestFirst();
        each(order.size(), i -> {
            int place = order.get(i);
            TokenBlock swept = model.sweep(visit.seed(), visit.number())
                    .uncounted(visit.kept().of(blocks.get(place)), visit.from(), visit.to());
            blocks.set(place, swept);
            if (visit.sampled()) {
                sums.set(place, sums.get(place).plus(swept, topicCount));
            }
            return swept;
        });
        return counted(topicCount, counts.vocabularySize());
    }

    /** A large block at the end would keep one thread at work and the others waiting. */
    private List<Integer> largestFirst() {
        return IntStream.range(0, blocks.size())
                .boxed()
                .sorted((a, b) -> Integer.compare(
                        blocks.get(b).tokenCount(), blocks.get(a).tokenCount()))
                .toList();
    }

    private TopicCounts counted(int topicCount, int vocabularySize) {
        int ranges = Math.max(1, Math.min(threadCount * RANGES_A_THREAD, vocabularySize));
        return Recount.joined(each(
                ranges,
                range -> Recount.of(blocks, topicCount, (int) ((long) vocabularySize * range / ranges), (int)
                        ((long) vocabularySize * (range + 1) / ranges))));
    }

    @Override
    public TopicCounts recounted(int topicCount, int vocabularySize) {
        each(blocks.size(), i -> blocks.get(i).checked());
        return counted(topicCount, vocabularySize);
    }

    @Override
    public WindowCounts windows(TermPairs tracked) {
        return each(blocks.size(), i -> DocumentWindows.of(blocks.get(i), tracked)).stream()
                .reduce(WindowCounts::plus)
                .orElseThrow();
    }

    @Override
    public CountHistogram histogram() {
        return each(blocks.size(), i -> CountHistogram.of(blocks.get(i))).stream()
                .reduce(CountHistogram.none(), CountHistogram::plus);
    }

    @Override
    public Dataset<Row> weights(SparkSession spark, double[] alpha) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            SampledDocuments.rows(blocks.get(i), sums.get(i), alpha).forEachRemaining(rows::add);
        }
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return spark.createDataFrame(context.parallelize(rows), TopicModel.ARTICLES);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Does something for each number below a bound, at the same time as far as there are threads. */
    private <T> List<T> each(int count, IntFunction<T> task) {
        List<Future<T>> running = IntStream.range(0, count)
                .mapToObj(i -> threads.submit(() -> task.apply(i)))
                .toList();
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> each : running) {
                results.add(each.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the fit was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        return results;
    }
}
