package dev.broadsheet.stage;

import dev.broadsheet.lda.CountHistogram;
import dev.broadsheet.lda.DocumentSums;
import dev.broadsheet.lda.DocumentWindows;
import dev.broadsheet.lda.Recount;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounts;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Documents in the driver's memory. A sweep needs no job then, which costs 15 to 40 ms however little there is to do. For embedded Spark,
 * whose driver is the only machine there is, and for corpora that are too small to be worth spreading.
 */
final class DocumentsHere implements SampledDocuments {

    /** Ranges of words that a thread counts, so that all threads end at about the same time. */
    private static final int RANGES_A_THREAD = 4;

    private final ExecutorService threads;
    private final int threadCount;
    /** Where the blocks were laid out, partition by partition. */
    private final JavaRDD<TokenBlock> laidOut;
    /** Blocks in each of these partitions. */
    private final int[] partitions;

    private final List<TokenBlock> blocks = new ArrayList<>();
    private final List<DocumentSums> sums = new ArrayList<>();
    private final List<Broadcast<?>> shared = new ArrayList<>();

    private DocumentsHere(JavaRDD<TokenBlock> laidOut, int threadCount) {
        this.laidOut = laidOut;
        List<List<TokenBlock>> found = laidOut.glom().collect();
        this.partitions = found.stream().mapToInt(List::size).toArray();
        found.forEach(blocks::addAll);
        this.threadCount = threadCount;
        this.threads = Executors.newFixedThreadPool(threadCount, task -> {
            Thread thread = new Thread(task, "gibbs");
            thread.setDaemon(true);
            return thread;
        });
        blocks.forEach(block -> sums.add(DocumentSums.none(block)));
    }

    static DocumentsHere of(JavaRDD<TokenBlock> blocks) {
        return new DocumentsHere(blocks, blocks.context().defaultParallelism());
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

    /** Samples of a block go to its partition, and become weights there. */
    private record Sampled(List<String> docIds, DocumentSums sums) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        Iterator<Tuple2<String, double[]>> weights(double[] alpha) {
            return IntStream.range(0, docIds.size())
                    .mapToObj(document -> new Tuple2<>(docIds.get(document), sums.theta(document, alpha)))
                    .iterator();
        }
    }

    @Override
    public JavaPairRDD<String, double[]> weights(double[] alpha) {
        List<List<Sampled>> sampled = new ArrayList<>();
        int block = 0;
        for (int size : partitions) {
            List<Sampled> one = new ArrayList<>();
            for (int end = block + size; block < end; block++) {
                one.add(new Sampled(blocks.get(block).docIds(), sums.get(block)));
            }
            sampled.add(one);
        }
        Broadcast<List<List<Sampled>>> all =
                JavaSparkContext.fromSparkContext(laidOut.context()).broadcast(sampled);
        shared.add(all);
        return JavaPairRDD.fromJavaRDD(laidOut.mapPartitionsWithIndex(
                (partition, any) -> weights(all.value().get(partition), alpha), true));
    }

    private static Iterator<Tuple2<String, double[]>> weights(List<Sampled> blocks, double[] alpha) {
        return Iterators.joined(Iterators.mapped(blocks.iterator(), block -> block.weights(alpha)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        shared.forEach(each -> each.destroy());
        shared.clear();
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
