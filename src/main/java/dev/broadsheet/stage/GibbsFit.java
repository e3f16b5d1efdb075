package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.ConcentrationLearning;
import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.CountChanges;
import dev.broadsheet.lda.CountHistogram;
import dev.broadsheet.lda.DocumentSums;
import dev.broadsheet.lda.DocumentWindows;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.GibbsSweep;
import dev.broadsheet.lda.KeptTopics;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounts;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * A fit by {@link GibbsSweep}s. The documents stay where they are, in blocks; each sweep sends them the counts and brings back how the
 * counts changed. Everything added up is whole numbers and every random number belongs to a document, so neither partitions nor
 * executors nor retries change a bit.
 *
 * <p>The driver holds the counts: 6 bytes for each pair of word and topic that has tokens.
 */
final class GibbsFit {

    /** Documents below which it does not pay to spread a corpus over more tasks. */
    private static final int TASK_DOCUMENTS = 500;

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final TopicSettings settings;
    private final GibbsSchedule schedule;
    private final Optional<TopicSums> start;
    private final Checkpoints checkpoints;

    private JavaRDD<Documents> documents;
    private TopicCounts counts;
    private Concentrations concentrations;
    /** Sweeps or parts of them so far; each has random numbers of its own. */
    private int sweeps;

    /** A block, what its last sweep changed, and what its documents' topics were in the samples so far. */
    private record Documents(TokenBlock block, CountChanges changes, DocumentSums sums) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        static Documents of(TokenBlock block) {
            return new Documents(block, CountChanges.none(), DocumentSums.none(block));
        }

        Documents kept(KeptTopics kept) {
            return new Documents(kept.of(block), changes, sums);
        }

        Documents swept(GibbsSweep sweep, double from, double to) {
            GibbsSweep.Swept swept = sweep.over(block, from, to);
            return new Documents(swept.block(), swept.changes(), sums);
        }

        Documents sampled(int topicCount) {
            return new Documents(block, changes, sums.plus(block, topicCount));
        }
    }

    /**
     * What every task of a sweep needs.
     *
     * @param own whether the documents' tokens are among the counts; otherwise these are an earlier model's
     */
    private record Model(TopicCounts counts, Concentrations concentrations, boolean own) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        GibbsSweep sweep(long seed, int number) {
            return own
                    ? GibbsSweep.training(counts, concentrations, seed, number)
                    : GibbsSweep.inference(counts, concentrations, seed, number);
        }
    }

    private GibbsFit(
            SparkSession spark,
            JavaRDD<Documents> documents,
            int vocabularySize,
            TopicSettings settings,
            GibbsSchedule schedule,
            Optional<TopicSums> start) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.settings = settings;
        this.schedule = schedule;
        this.start = start;
        this.documents = documents;
        this.checkpoints = Checkpoints.in(spark);
        this.counts = TopicCounts.none(vocabularySize, schedule.firstTopicCount());
        this.concentrations = start.map(TopicSums::concentrations)
                .orElseGet(() -> GibbsSchedule.concentrations(schedule.firstTopicCount()));
    }

    /**
     * Lays the documents of {@link TopicEngine#fit} out in blocks.
     *
     * @param start a model over the same vocabulary to go on from, of as many topics as are set
     */
    static GibbsFit of(Dataset<Row> documents, int vocabularySize, TopicSettings settings, Optional<TopicSums> start) {
        GibbsSchedule schedule = start.isPresent()
                ? GibbsSchedule.warm(settings.iterationsOr(GibbsSchedule.USUAL_WARM_SWEEPS), settings.count())
                : GibbsSchedule.of(settings.iterationsOr(GibbsSchedule.USUAL_SWEEPS), settings.count());
        JavaRDD<Documents> blocks = blocks(documents, schedule.firstTopicCount())
                .map(Documents::of)
                .persist(StorageLevel.MEMORY_AND_DISK());
        return new GibbsFit(documents.sparkSession(), blocks, vocabularySize, settings, schedule, start);
    }

    /** Documents in blocks, spread over tasks by doc_id. */
    static JavaRDD<TokenBlock> blocks(Dataset<Row> documents, int topicCount) {
        int parallelism = documents.sparkSession().sparkContext().defaultParallelism();
        int tasks = (int) Math.min(parallelism, Math.max(1, documents.count() / TASK_DOCUMENTS));
        return documents
                .repartition(tasks, col("doc_id"))
                .toJavaRDD()
                .mapPartitions(rows -> new LayOutBlocks(rows, topicCount));
    }

    /** Fits the model. */
    TopicModel run() {
        try {
            return model(new TopicSums(sampledCounts(), schedule.samples(), concentrations));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Makes all sweeps. Gives the sum of the counts of all samples. */
    private TopicCounts sampledCounts() {
        TopicCounts sum = TopicCounts.none(counts.vocabularySize(), schedule.topicCount());
        for (int i = 0; i < schedule.sweeps(); i++) {
            KeptTopics kept = kept(i);
            int batches = schedule.batches(i);
            for (int batch = 0; batch < batches; batch++) {
                boolean sampled = schedule.isSampled(i, batch);
                sweep((double) batch / batches, (batch + 1.0) / batches, kept, sampled);
                kept = KeptTopics.all(counts.topicCount());
                if (sampled) {
                    sum = sum.plus(counts);
                }
            }
            if (schedule.isLearned(i)) {
                learn();
            }
        }
        return sum;
    }

    /** Which topics go on, where some go before a sweep; the counts are without the others then. */
    private KeptTopics kept(int sweep) {
        int next = schedule.topics(sweep);
        if (next == counts.topicCount()) {
            return KeptTopics.all(next);
        }
        TermPairs tracked = TermPairs.within(KeptTopics.topTerms(counts));
        WindowCounts windows =
                documents.map(each -> DocumentWindows.of(each.block(), tracked)).treeReduce(WindowCounts::plus);
        KeptTopics kept = KeptTopics.mostCoherent(counts, tracked, windows, next);
        counts = kept.of(counts);
        concentrations = schedule.hasLearned(sweep) ? kept.of(concentrations) : GibbsSchedule.concentrations(next);
        return kept;
    }

    private void sweep(double from, double to, KeptTopics kept, boolean sampled) {
        int number = sweeps++;
        long seed = settings.seed();
        int topicCount = counts.topicCount();
        Broadcast<Model> model = context.broadcast(model(number));
        JavaRDD<Documents> swept = documents.map(each -> {
            Documents next = each.kept(kept).swept(model.value().sweep(seed, number), from, to);
            return sampled ? next.sampled(topicCount) : next;
        });
        swept.persist(StorageLevel.MEMORY_AND_DISK());
        checkpoints.mark(swept);
        for (CountChanges changes : MergeChanges.of(swept.map(Documents::changes), counts.vocabularySize())) {
            counts = counts.plus(changes);
        }
        checkpoints.done(swept, model);
        documents.unpersist(false);
        documents = swept;
        if (settings.checked()) {
            check(number);
        }
    }

    /** By which a sweep samples: the counts, but the earlier model where there is one and tokens have no topics yet. */
    private Model model(int sweep) {
        return start.filter(any -> sweep == 0)
                .map(sums -> new Model(sums.counts(), sums.smoothing(), false))
                .orElseGet(() -> new Model(counts, concentrations, true));
    }

    /** Counts all tokens anew, and compares: what is added up sweep by sweep must be what the documents have. */
    private void check(int number) {
        int topicCount = counts.topicCount();
        TopicCounts counted = TopicCounts.none(counts.vocabularySize(), topicCount);
        for (CountChanges changes : MergeChanges.of(
                documents.map(each -> CountChanges.all(each.block().checked(), topicCount)), counts.vocabularySize())) {
            counted = counted.plus(changes);
        }
        if (!counted.equals(counts)) {
            throw new IllegalStateException("after sweep " + number + " the counts of " + counts.tokens()
                    + " tokens are not those of the documents, which have " + counted.tokens());
        }
    }

    private void learn() {
        CountHistogram histogram =
                documents.map(each -> CountHistogram.of(each.block())).treeReduce(CountHistogram::plus);
        concentrations = new Concentrations(
                ConcentrationLearning.documents(concentrations.documents(), histogram, GibbsSchedule.LEARNING_STEPS),
                ConcentrationLearning.topics(concentrations.topics(), counts, GibbsSchedule.LEARNING_STEPS));
    }

    private TopicModel model(TopicSums sums) {
        double[] alpha = concentrations.documents();
        Dataset<Row> articles = spark.createDataFrame(documents.flatMap(each -> rows(each, alpha)), TopicModel.ARTICLES)
                .persist(StorageLevel.MEMORY_AND_DISK());
        articles.count();
        return TopicModel.of(spark, sums, articles, () -> {
            articles.unpersist();
            close();
        });
    }

    private static Iterator<Row> rows(Documents documents, double[] alpha) {
        return weights(documents.block(), documents.sums(), alpha);
    }

    /** Rows of {@link TopicModel#ARTICLES}. */
    static Iterator<Row> weights(TokenBlock block, DocumentSums sums, double[] alpha) {
        return IntStream.range(0, block.documentCount())
                .mapToObj(document -> RowFactory.create(block.docId(document), sums.theta(document, alpha)))
                .iterator();
    }

    private void close() {
        documents.unpersist(false);
        checkpoints.close();
    }
}
