package dev.broadsheet.stage;

import dev.broadsheet.lda.Completion;
import dev.broadsheet.lda.TokenBlock;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.topic.FixedPoint;
import dev.broadsheet.topic.TermTopics;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Articles that the model is not made from, to judge it by. Which ones is decided by their {@code doc_id} alone. They get topics
 * afterwards, as new articles would.
 */
final class HoldOut {

    /** A perplexity of fewer articles would say nothing, and a small corpus needs all it has. */
    private static final double LEAST_ARTICLES = 50;

    /** Makes this choice independent of the order in which documents are sampled, which goes by {@code doc_id} too. */
    private static final String SALT = "held out ";

    private static final Judgement NONE = new Judgement(0, 0, 0);

    private final JavaPairRDD<String, CountedDocument> documents;
    private final double share;

    private HoldOut(JavaPairRDD<String, CountedDocument> documents, double share) {
        this.documents = documents;
        this.share = share;
    }

    /** A share of the documents of {@link TopicEngine#fit}; none where that would be too few. */
    static Optional<HoldOut> of(JavaPairRDD<String, CountedDocument> documents, long count, double share) {
        return share * count < LEAST_ARTICLES ? Optional.empty() : Optional.of(new HoldOut(documents, share));
    }

    /** The documents to make the model from. */
    JavaPairRDD<String, CountedDocument> trained() {
        double mine = share;
        return documents.filter(each -> !isHeldOut(each._1(), mine));
    }

    private JavaPairRDD<String, CountedDocument> heldOut() {
        double mine = share;
        return documents.filter(each -> isHeldOut(each._1(), mine));
    }

    private static boolean isHeldOut(String docId, double share) {
        return TokenBlock.place(SALT + docId) < share;
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
    Judgement judge(TopicSums model) {
        Broadcast<Model> shared = context()
                .broadcast(new Model(
                        model.matrix().byTerm(), model.concentrations().documents(), model.evenShares()));
        Judgement judgement = heldOut()
                .values()
                .mapPartitions(held -> judgements(held, shared.value()))
                .fold(NONE, Judgement::plus);
        shared.destroy();
        return judgement;
    }

    private static Iterator<Judgement> judgements(Iterator<CountedDocument> held, Model model) {
        Completion completion = new Completion(model.alpha);
        return Iterators.mapped(held, document -> judge(document.words(), completion, model));
    }

    private static Judgement judge(int[] words, Completion completion, Model model) {
        return new Judgement(
                1, FixedPoint.of(completion.logLikelihood(words, model.phi())), Completion.scored(words.length));
    }

    /**
     * A model that was judged.
     *
     * @param model with the topic weights of the held-out articles beside those it was made from
     */
    record Judged(TopicModel model, Judgement judgement) {}

    /** A held-out article, judged by half of it and weighed by all. */
    private record Held(double[] weights, Judgement judgement) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        static Iterator<Tuple2<String, Held>> of(Iterator<Tuple2<String, CountedDocument>> documents, Model model) {
            Completion completion = new Completion(model.alpha);
            return Iterators.mapped(documents, each -> {
                int[] words = each._2().words();
                Judgement judgement = judge(words, completion, model);
                return new Tuple2<>(each._1(), new Held(completion.weights(words, model.phi()), judgement));
            });
        }
    }

    /** Judges a model by the held-out articles, and gives them topics, in one pass over them. */
    Judged judged(TopicModel model, TermTopics terms) {
        Broadcast<Model> shared =
                context().broadcast(new Model(terms, model.documentConcentrations(), model.evenShares()));
        JavaPairRDD<String, Held> held = heldOut()
                .mapPartitionsToPair(each -> Held.of(each, shared.value()), true)
                .persist(StorageLevel.MEMORY_AND_DISK());
        Judgement judgement = held.values().map(Held::judgement).fold(NONE, Judgement::plus);
        return new Judged(
                new TopicModel(
                        model.topics(),
                        model.articles().union(held.mapValues(Held::weights)),
                        model.documentConcentrations(),
                        model.evenShares(),
                        model.sums(),
                        () -> {
                            held.unpersist();
                            shared.destroy();
                            model.close();
                        }),
                judgement);
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(documents.context());
    }
}
