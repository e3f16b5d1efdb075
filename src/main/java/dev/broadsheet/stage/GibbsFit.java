package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.lda.ConcentrationLearning;
import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.CountChanges;
import dev.broadsheet.lda.CountHistogram;
import dev.broadsheet.lda.DocumentSums;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.GibbsSweep;
import dev.broadsheet.lda.SampledTopics;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.stage.GibbsSettings.Prior;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
    private final int vocabularySize;
    private final GibbsSettings settings;
    private final GibbsSchedule schedule;
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

        Documents swept(GibbsSweep sweep, double from, double to) {
            GibbsSweep.Swept swept = sweep.over(block, from, to);
            return new Documents(swept.block(), swept.changes(), sums);
        }

        Documents sampled(int topicCount) {
            return new Documents(block, changes, sums.plus(block, topicCount));
        }
    }

    /** What every task of a sweep needs. */
    private record Model(TopicCounts counts, Concentrations concentrations) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;
    }

    private GibbsFit(
            SparkSession spark,
            JavaRDD<Documents> documents,
            int vocabularySize,
            GibbsSettings settings,
            GibbsSchedule schedule) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.vocabularySize = vocabularySize;
        this.settings = settings;
        this.schedule = schedule;
        this.documents = documents;
        this.checkpoints = Checkpoints.in(spark);
        this.counts = TopicCounts.none(vocabularySize, settings.count());
        this.concentrations = settings.concentrations();
    }

    /** Lays the documents of {@link TopicEngine#fit} out in blocks. */
    static GibbsFit of(Dataset<Row> documents, int vocabularySize, GibbsSettings settings) {
        SparkSession spark = documents.sparkSession();
        int topicCount = settings.count();
        int tasks = (int)
                Math.min(spark.sparkContext().defaultParallelism(), Math.max(1, documents.count() / TASK_DOCUMENTS));
        JavaRDD<Documents> blocks = documents
                .repartition(tasks, col("doc_id"))
                .toJavaRDD()
                .mapPartitions(rows -> new LayOutBlocks(rows, topicCount))
                .map(block -> new Documents(block, CountChanges.none(), DocumentSums.none(block)))
                .persist(StorageLevel.MEMORY_AND_DISK());
        return new GibbsFit(spark, blocks, vocabularySize, settings, GibbsSchedule.of(settings.sweeps()));
    }

    /** Fits the model. */
    TopicModel run() {
        try {
            return model(sampledCounts());
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Fits the model, and keeps nothing of the documents. */
    SampledTopics topics() {
        try {
            return new SampledTopics(sampledCounts(), schedule.samples(), concentrations);
        } finally {
            close();
        }
    }

    /** Makes all sweeps. Gives the sum of the counts of all samples. */
    private TopicCounts sampledCounts() {
        TopicCounts sum = TopicCounts.none(vocabularySize, settings.count());
        for (int i = 0; i < schedule.sweeps(); i++) {
            int batches = schedule.batches(i);
            for (int batch = 0; batch < batches; batch++) {
                boolean sampled = schedule.isSampled(i, batch);
                sweep((double) batch / batches, (batch + 1.0) / batches, sampled);
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

    private void sweep(double from, double to, boolean sampled) {
        int number = sweeps++;
        long seed = settings.seed();
        int topicCount = settings.count();
        Broadcast<Model> model = context.broadcast(new Model(counts, concentrations));
        JavaRDD<Documents> swept = documents.map(each -> {
            Documents next = each.swept(
                    GibbsSweep.training(model.value().counts(), model.value().concentrations(), seed, number),
                    from,
                    to);
            return sampled ? next.sampled(topicCount) : next;
        });
        swept.persist(StorageLevel.MEMORY_AND_DISK());
        checkpoints.mark(swept);
        for (CountChanges changes : MergeChanges.of(swept.map(Documents::changes), vocabularySize)) {
            counts = counts.plus(changes);
        }
        checkpoints.done(swept, model);
        documents.unpersist(false);
        documents = swept;
    }

    private void learn() {
        if (settings.learned().isEmpty()) {
            return;
        }
        CountHistogram histogram =
                documents.map(each -> CountHistogram.of(each.block())).treeReduce(CountHistogram::plus);
        concentrations = new Concentrations(
                settings.learned().contains(Prior.OF_DOCUMENTS)
                        ? ConcentrationLearning.documents(
                                concentrations.documents(), histogram, GibbsSchedule.LEARNING_STEPS)
                        : concentrations.documents(),
                settings.learned().contains(Prior.OF_TOPICS)
                        ? ConcentrationLearning.topics(concentrations.topics(), counts, GibbsSchedule.LEARNING_STEPS)
                        : concentrations.topics());
    }

    private TopicModel model(TopicCounts sum) {
        double[] alpha = concentrations.documents();
        Dataset<Row> articles = spark.createDataFrame(documents.flatMap(each -> rows(each, alpha)), TopicModel.ARTICLES)
                .persist(StorageLevel.MEMORY_AND_DISK());
        articles.count();
        return new TopicModel(topics(sum), articles, alpha, evenShares(sum), () -> {
            articles.unpersist();
            close();
        });
    }

    private static Iterator<Row> rows(Documents documents, double[] alpha) {
        return IntStream.range(0, documents.block().documentCount())
                .mapToObj(document -> RowFactory.create(
                        documents.block().docId(document), documents.sums().theta(document, alpha)))
                .iterator();
    }

    /** V &beta; / (n<sub>k</sub> + V &beta;), for n<sub>k</sub> a mean over samples. */
    private double[] evenShares(TopicCounts sum) {
        double smoothing = concentrations.topics() * vocabularySize;
        double samples = schedule.samples();
        return IntStream.range(0, sum.topicCount())
                .mapToDouble(topic -> smoothing / (sum.topicTotal(topic) / samples + smoothing))
                .toArray();
    }

    /** Rows of {@link TopicModel#TOPICS}: a topic names the terms that have been in it. */
    private Dataset<Row> topics(TopicCounts sum) {
        int[] sizes = new int[sum.topicCount()];
        for (int pair = 0; pair < sum.pairCount(); pair++) {
            sizes[sum.topic(pair)]++;
        }
        int[][] terms = new int[sizes.length][];
        double[][] probabilities = new double[sizes.length][];
        for (int topic = 0; topic < sizes.length; topic++) {
            terms[topic] = new int[sizes[topic]];
            probabilities[topic] = new double[sizes[topic]];
        }
        int[] next = new int[sizes.length];
        for (int word = 0; word < vocabularySize; word++) {
            for (int pair = sum.start(word); pair < sum.start(word + 1); pair++) {
                int topic = sum.topic(pair);
                terms[topic][next[topic]] = word;
                probabilities[topic][next[topic]++] = (double) sum.count(pair) / sum.topicTotal(topic);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int topic = 0; topic < sizes.length; topic++) {
            rows.add(RowFactory.create(topic, terms[topic], probabilities[topic]));
        }
        return spark.createDataFrame(rows, TopicModel.TOPICS);
    }

    private void close() {
        documents.unpersist(false);
        checkpoints.close();
    }
}
