package dev.broadsheet.stage;

import dev.broadsheet.lda.CountChanges;
import dev.broadsheet.lda.CountHistogram;
import dev.broadsheet.lda.DocumentSums;
import dev.broadsheet.lda.DocumentWindows;
import dev.broadsheet.lda.GibbsSweep;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounts;
import java.io.Serial;
import java.io.Serializable;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** Documents spread over the executors: each sweep is a job that sends the counts out and brings their changes back. */
final class SpreadDocuments implements SampledDocuments {

    private final JavaSparkContext context;
    private final Checkpoints checkpoints;
    private JavaRDD<Documents> documents;

    /** A block, what its last sweep changed, and what its documents' topics were in the samples so far. */
    private record Documents(TokenBlock block, CountChanges changes, DocumentSums sums) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        static Documents of(TokenBlock block) {
            return new Documents(block, CountChanges.none(), DocumentSums.none(block));
        }

        Documents visited(Model model, Visit visit, int topicCount) {
            GibbsSweep.Swept swept =
                    model.sweep(visit.seed(), visit.number()).over(visit.kept().of(block), visit.from(), visit.to());
            return new Documents(
                    swept.block(), swept.changes(), visit.sampled() ? sums.plus(swept.block(), topicCount) : sums);
        }
    }

    private SpreadDocuments(JavaRDD<Documents> documents) {
        this.context = JavaSparkContext.fromSparkContext(documents.context());
        this.checkpoints = Checkpoints.in(documents.context());
        this.documents = documents;
    }

    static SpreadDocuments of(JavaRDD<TokenBlock> blocks) {
        JavaRDD<Documents> documents = blocks.mapPartitions(each -> Iterators.mapped(each, Documents::of), true);
        return new SpreadDocuments(documents.persist(StorageLevel.MEMORY_AND_DISK()));
    }

    @Override
    public TopicCounts sweep(Model model, Visit visit, TopicCounts counts) {
        int topicCount = counts.topicCount();
        Broadcast<Model> shared = context.broadcast(model);
        JavaRDD<Documents> swept = documents.mapPartitions(
                some -> Iterators.mapped(some, each -> each.visited(shared.value(), visit, topicCount)), true);
        swept.persist(StorageLevel.MEMORY_AND_DISK());
        checkpoints.mark(swept);
        TopicCounts next = counts;
        for (CountChanges changes : MergeChanges.of(swept.map(Documents::changes), counts.vocabularySize())) {
            next = next.plus(changes);
        }
        checkpoints.done(swept, shared);
        documents.unpersist(false);
        documents = swept;
        return next;
    }

    @Override
    public TopicCounts recounted(int topicCount, int vocabularySize) {
        TopicCounts counted = TopicCounts.none(vocabularySize, topicCount);
        for (CountChanges changes : MergeChanges.of(
                documents.map(each -> CountChanges.all(each.block().checked(), topicCount)), vocabularySize)) {
            counted = counted.plus(changes);
        }
        return counted;
    }

    @Override
    public WindowCounts windows(TermPairs tracked) {
        return documents.map(each -> DocumentWindows.of(each.block(), tracked)).treeReduce(WindowCounts::plus);
    }

    @Override
    public CountHistogram histogram() {
        return documents.map(each -> CountHistogram.of(each.block())).treeReduce(CountHistogram::plus);
    }

    @Override
    public JavaPairRDD<String, double[]> weights(double[] alpha) {
        return documents.mapPartitionsToPair(
                some -> Iterators.joined(
                        Iterators.mapped(some, each -> SampledDocuments.weights(each.block(), each.sums(), alpha))),
                true);
    }

    @Override
    public void close() {
        documents.unpersist(false);
        checkpoints.close();
    }
}
