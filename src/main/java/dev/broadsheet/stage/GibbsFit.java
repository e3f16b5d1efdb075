package dev.broadsheet.stage;

import dev.broadsheet.lda.ConcentrationLearning;
import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.CountHistogram;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.GibbsSweep;
import dev.broadsheet.lda.KeptTopics;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.GibbsSettings.Prior;
import dev.broadsheet.stage.SampledDocuments.Model;
import dev.broadsheet.stage.SampledDocuments.Visit;
import dev.broadsheet.topic.TermPairs;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;

/**
 * A fit by {@link GibbsSweep}s. The documents stay where they are, in blocks; each sweep takes the counts to them and brings back
 * how the counts are then. Everything added up is whole numbers and every random number belongs to a document, so neither partitions nor
 * executors nor retries change a bit.
 *
 * <p>The driver holds the counts: 6 bytes for each pair of word and topic that has tokens.
 */
final class GibbsFit {

    /** Bytes of a token in a block and its copies while it is sampled, about. */
    private static final long TOKEN_BYTES = 24;

    /** Share of the heap that documents may take where the driver is the only machine. */
    private static final double HEAP_SHARE = 0.25;

    /** Documents of a cluster that are no more than this are sampled faster by its driver than by jobs. */
    private static final long FEW_BYTES = 8 << 20;

    private final GibbsSettings settings;
    private final GibbsSchedule schedule;
    private final SampledDocuments documents;

    private TopicCounts counts;
    private Concentrations concentrations;
    /** How many of the first topics are those of an earlier model. */
    private int earlier;
    /** Sweeps or parts of them so far; each has random numbers of its own. */
    private int sweeps;

    private GibbsFit(SampledDocuments documents, int vocabularySize, GibbsSettings settings) {
        this.settings = settings;
        this.schedule = settings.schedule();
        this.documents = documents;
        this.counts = TopicCounts.none(vocabularySize, schedule.firstTopicCount());
        this.concentrations = settings.concentrations();
        this.earlier = settings.start().isPresent() ? schedule.topicCount() : 0;
    }

    /** Lays the documents of {@link TopicEngine#fit} out in blocks, here or on executors, whichever is the faster. */
    static GibbsFit of(JavaPairRDD<String, CountedDocument> documents, int vocabularySize, GibbsSettings settings) {
        boolean local = documents.context().isLocal();
        long most = local ? (long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE) : FEW_BYTES;
        Size size = Size.of(documents);
        JavaPairRDD<String, CountedDocument> placed = size.placed(documents);
        return size.tokens() * TOKEN_BYTES <= most
                ? here(placed, vocabularySize, settings)
                : spread(placed, vocabularySize, settings);
    }

    /** How much there is, counted in one job. */
    private record Size(long documents, long tokens) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        static Size of(JavaPairRDD<String, CountedDocument> documents) {
            return documents
                    .values()
                    .map(document -> new Size(1, document.tokens()))
                    .fold(new Size(0, 0), Size::plus);
        }

        private Size plus(Size other) {
            return new Size(documents + other.documents, tokens + other.tokens);
        }

        /** In as many partitions as pay, by doc_id. */
        JavaPairRDD<String, CountedDocument> placed(JavaPairRDD<String, CountedDocument> each) {
            return isPlaced(each)
                    ? each
                    : each.partitionBy(ByDocument.of(documents, each.context().defaultParallelism()));
        }
    }

    private static boolean isPlaced(JavaPairRDD<String, CountedDocument> documents) {
        return documents.partitioner().isPresent() && documents.partitioner().get() instanceof ByDocument;
    }

    /** Documents in partitions {@link ByDocument}. */
    static JavaPairRDD<String, CountedDocument> placed(JavaPairRDD<String, CountedDocument> documents) {
        return isPlaced(documents) ? documents : Size.of(documents).placed(documents);
    }

    /** A fit in the driver's memory. */
    static GibbsFit here(JavaPairRDD<String, CountedDocument> documents, int vocabularySize, GibbsSettings settings) {
        JavaPairRDD<String, CountedDocument> placed = placed(documents);
        JavaRDD<TokenBlock> blocks = blocks(placed, settings.schedule().firstTopicCount());
        return new GibbsFit(DocumentsHere.of(blocks), vocabularySize, settings);
    }

    /** A fit on executors. */
    static GibbsFit spread(JavaPairRDD<String, CountedDocument> documents, int vocabularySize, GibbsSettings settings) {
        JavaPairRDD<String, CountedDocument> placed = placed(documents);
        JavaRDD<TokenBlock> blocks = blocks(placed, settings.schedule().firstTopicCount());
        return new GibbsFit(SpreadDocuments.of(blocks), vocabularySize, settings);
    }

    /** Documents in blocks, each in the partition that its documents are in. */
    static JavaRDD<TokenBlock> blocks(JavaPairRDD<String, CountedDocument> documents, int topicCount) {
        return documents.mapPartitions(each -> new LayOutBlocks(each, topicCount), true);
    }

    /** Fits the model. */
    TopicModel run() {
        try {
            return model(sums());
        } catch (RuntimeException failed) {
            documents.close();
            throw failed;
        }
    }

    /** Fits the model, and keeps nothing of the documents. */
    TopicSums topics() {
        try {
            return sums();
        } finally {
            documents.close();
        }
    }

    /** Makes all sweeps. Gives the sum of the counts of all samples. */
    private TopicSums sums() {
        TopicCounts sum = TopicCounts.none(counts.vocabularySize(), schedule.topicCount());
        for (int i = 0; i < schedule.sweeps(); i++) {
            KeptTopics kept = kept(i);
            int batches = schedule.batches(i);
            for (int batch = 0; batch < batches; batch++) {
                boolean sampled = schedule.isSampled(i, batch);
                sweep(i, (double) batch / batches, (batch + 1.0) / batches, kept, sampled);
                kept = KeptTopics.all(counts.topicCount());
                if (sampled) {
                    sum = sum.plus(counts);
                }
            }
            if (schedule.isLearned(i) && !settings.learned().isEmpty()) {
                learn();
            }
        }
        return new TopicSums(sum, schedule.samples(), concentrations);
    }

    /** Which topics go on, where some go before a sweep; the counts are without the others then. */
    private KeptTopics kept(int sweep) {
        int next = schedule.topics(sweep);
        if (next == counts.topicCount()) {
            return KeptTopics.all(next);
        }
        TermPairs tracked = TermPairs.within(KeptTopics.topTerms(counts));
        KeptTopics kept = settings.start().isPresent()
                ? KeptTopics.mostCoherent(counts, tracked, documents.windows(tracked), next, earlier)
                : KeptTopics.mostCoherent(counts, tracked, documents.windows(tracked), next);
        earlier = kept.keptOfFirst(earlier);
        counts = kept.of(counts);
        concentrations = schedule.hasLearned(sweep) || settings.given().isPresent()
                ? kept.of(concentrations)
                : GibbsSchedule.concentrations(next);
        return kept;
    }

    private void sweep(int sweep, double from, double to, KeptTopics kept, boolean sampled) {
        int number = sweeps++;
        Visit visit = new Visit(settings.seed(), number, from, to, kept, sampled);
        counts = documents.sweep(model(sweep), visit, counts);
        if (settings.checked()) {
            check(number);
        }
    }

    /** By which a sweep samples: the counts, but the earlier model where there is one and tokens have no topics yet. */
    private Model model(int sweep) {
        return settings.start()
                .filter(any -> sweep == 0)
                .map(sums -> new Model(sums.counts(), sums.smoothing(), false))
                .orElseGet(() -> new Model(counts, concentrations, true));
    }

    /** Counts all tokens anew, and compares: what is added up sweep by sweep must be what the documents have. */
    private void check(int number) {
        TopicCounts counted = documents.recounted(counts.topicCount(), counts.vocabularySize());
        if (!counted.equals(counts)) {
            throw new IllegalStateException("after sweep " + number + " the counts of " + counts.tokens()
                    + " tokens are not those of the documents, which have " + counted.tokens());
        }
    }

    private void learn() {
        List<Prior> learned = List.copyOf(settings.learned());
        CountHistogram histogram = documents.histogram();
        concentrations = new Concentrations(
                learned.contains(Prior.OF_DOCUMENTS)
                        ? ConcentrationLearning.documents(
                                concentrations.documents(), histogram, GibbsSchedule.LEARNING_STEPS)
                        : concentrations.documents(),
                learned.contains(Prior.OF_TOPICS)
                        ? ConcentrationLearning.topics(concentrations.topics(), counts, GibbsSchedule.LEARNING_STEPS)
                        : concentrations.topics());
    }

    private TopicModel model(TopicSums sums) {
        return TopicModel.of(sums, documents.weights(sums.concentrations().documents()), documents::close);
    }
}
