package dev.broadsheet.ml;

import dev.broadsheet.lda.Completion;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.topic.FixedPoint;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.api.java.UDF1;

/** What a model says of one document, in a task. */
final class DocumentTopicWeights implements UDF1<Vector, Vector> {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Broadcast<TopicSums> topics;

    DocumentTopicWeights(Broadcast<TopicSums> topics) {
        this.topics = topics;
    }

    /**
     * How likely documents are.
     *
     * @param logLikelihood in nats, in fixed point
     * @param tokens that it is of
     */
    record Judgement(long logLikelihood, long tokens) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        Judgement plus(Judgement other) {
            return new Judgement(Math.addExact(logLikelihood, other.logLikelihood), tokens + other.tokens);
        }
    }

    @Override
    public Vector call(Vector features) {
        CountVector counts = counts(features);
        if (counts.terms().length == 0) {
            return Vectors.zeros(topics.value().topicCount());
        }
        return Vectors.dense(completion().weightsByCounts(counts.counts(), phi(counts)));
    }

    /** By {@link Completion#logLikelihoodOfAll}. */
    Judgement judge(Vector features) {
        CountVector counts = counts(features);
        int[] tokens = counts.tokens();
        return new Judgement(FixedPoint.of(completion().logLikelihoodOfAll(tokens, phi(counts))), tokens.length);
    }

    private CountVector counts(Vector features) {
        int size = topics.value().vocabularySize();
        Optional<String> problem = features == null
                ? Optional.of("a row has no vector. Drop such rows, or give them an empty one.")
                : CountVector.problem(features);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        if (features.size() != size) {
            throw new IllegalArgumentException("the vector " + CountVector.shown(features) + " has " + features.size()
                    + " elements, but the model is of " + size + " terms");
        }
        return CountVector.of(features);
    }

    private Completion completion() {
        return new Completion(topics.value().concentrations().documents());
    }

    private Completion.Phi phi(CountVector counts) {
        TopicSums model = topics.value();
        double[][] rows = new double[counts.terms().length][model.topicCount()];
        for (int place = 0; place < rows.length; place++) {
            model.probabilities(counts.terms()[place], rows[place]);
        }
        return place -> rows[place];
    }
}
