package dev.broadsheet.stage;

import dev.broadsheet.lda.Completion;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.topic.FixedPoint;
import dev.broadsheet.topic.TermTopics;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;

/**
 * Articles that the model is not made from, to judge it by. Which ones is decided by their {@code doc_id} alone. They get topics
 * afterwards, as new articles would.
 */
final class HoldOut {

    /** A perplexity of fewer articles would say nothing, and a small corpus needs all it has. */
    private static final double LEAST_ARTICLES = 50;

    /** Makes this choice independent of the order in which documents are sampled, which goes by {@code doc_id} too. */
    private static final String SALT = "held out ";

    private final Dataset<Row> documents;
    private final double share;

    private HoldOut(Dataset<Row> documents, double share) {
        this.documents = documents;
        this.share = share;
    }

    /** A share of the documents of {@link TopicEngine#fit}; none where that would be too few. */
    static Optional<HoldOut> of(Dataset<Row> documents, long count, double share) {
        return share * count < LEAST_ARTICLES ? Optional.empty() : Optional.of(new HoldOut(documents, share));
    }

    /** The documents to make the model from. */
    Dataset<Row> trained() {
        double mine = share;
        return documents.filter((FilterFunction<Row>) row -> !isHeldOut(row, mine));
    }

    private Dataset<Row> heldOut() {
        double mine = share;
        return documents.filter((FilterFunction<Row>) row -> isHeldOut(row, mine));
    }

    private static boolean isHeldOut(Row row, double share) {
        return TokenBlock.place(SALT + row.getString(0)) < share;
    }

    /**
     * How well a model foretells the held-out articles.
     *
     * @param articles held out
     * @param logLikelihood of the tokens at odd positions, in nats, in fixed point
     * @param tokens at odd positions
     */
    record Judgement(long articles, long logLikelihood, long tokens) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        Judgement plus(Judgement other) {
            return new Judgement(
                    articles + other.articles,
                    Math.addExact(logLikelihood, other.logLikelihood),
                    tokens + other.tokens);
        }

        /** exp(&minus; log-likelihood / tokens). */
        double perplexity() {
            return StrictMath.exp(-FixedPoint.value(logLikelihood) / tokens);
        }
    }

    /** What tasks need of a model. */
    private record Model(TermTopics terms, double[] alpha, double[] evenShares) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        Completion.Phi phi() {
            double[] row = new double[alpha.length];
            return word -> {
                terms.probabilities(word, evenShares, row);
                return row;
            };
        }
    }

    /** Judges a model by the held-out articles. */
    Judgement judge(TopicModel model, TermTopics terms) {
        return judge(new Model(terms, model.documentConcentrations(), model.evenShares()));
    }

    /** Judges a model by the held-out articles. */
    Judgement judge(TopicSums model) {
        return judge(new Model(model.matrix().byTerm(), model.concentrations().documents(), model.evenShares()));
    }

    private Judgement judge(Model model) {
        Broadcast<Model> shared = context().broadcast(model);
        Judgement judgement = heldOut()
                .toJavaRDD()
                .mapPartitions(rows -> List.of(judge(rows, shared.value())).iterator())
                .fold(new Judgement(0, 0, 0), Judgement::plus);
        shared.destroy();
        return judgement;
    }

    private static Judgement judge(Iterator<Row> rows, Model model) {
        Completion completion = new Completion(model.alpha);
        Judgement all = new Judgement(0, 0, 0);
        while (rows.hasNext()) {
            int[] words = words(rows.next());
            all = all.plus(new Judgement(
                    1, FixedPoint.of(completion.logLikelihood(words, model.phi())), Completion.scored(words.length)));
        }
        return all;
    }

    /** The model with the topic weights of the held-out articles beside those it was made from. */
    TopicModel completed(TopicModel model, TermTopics terms) {
        Broadcast<Model> shared =
                context().broadcast(new Model(terms, model.documentConcentrations(), model.evenShares()));
        Dataset<Row> held = documents
                .sparkSession()
                .createDataFrame(heldOut().toJavaRDD().map(row -> weighed(row, shared.value())), TopicModel.ARTICLES)
                .persist(StorageLevel.MEMORY_AND_DISK());
        held.count();
        return new TopicModel(
                model.topics(),
                model.articles().union(held),
                model.documentConcentrations(),
                model.evenShares(),
                model.sums(),
                () -> {
                    held.unpersist();
                    shared.destroy();
                    model.close();
                });
    }

    private static Row weighed(Row row, Model model) {
        return RowFactory.create(row.getString(0), new Completion(model.alpha).weights(words(row), model.phi()));
    }

    /** The document's tokens in the order of terms. */
    private static int[] words(Row document) {
        int[] terms = RowArrays.ints(document, 1);
        int[] counts = RowArrays.ints(document, 2);
        int[] words = new int[Arrays.stream(counts).sum()];
        int size = 0;
        for (int i = 0; i < terms.length; i++) {
            Arrays.fill(words, size, size + counts[i], terms[i]);
            size += counts[i];
        }
        return words;
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(documents.sparkSession().sparkContext());
    }
}
