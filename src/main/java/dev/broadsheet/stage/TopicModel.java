package dev.broadsheet.stage;

import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.topic.TopicMatrix;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;

/**
 * A fitted topic model, whatever engine made it.
 *
 * @param topics &phi;, in the engine's own order; on the driver
 * @param articles by {@code doc_id}, &theta;<sub>d</sub>: weights of length K in the engine's order, summing to 1. May be gone through
 *     several times; in the partitions of the documents where these were {@link ByDocument}, so that to join them moves nothing
 * @param documentConcentrations &alpha;<sub>k</sub>: pseudo-tokens of each topic in a document
 * @param evenShares of each topic, the share of its probability that a new document should find spread evenly over all terms, for
 *     the terms that are not named; 0 where all are named
 * @param sums what the engine kept to go on from and to give new articles topics by; empty where an engine has no such thing
 * @param release lets go of what the engine keeps; {@code articles}, and what is made from them, cannot be read afterwards
 */
public record TopicModel(
        TopicMatrix topics,
        JavaPairRDD<String, double[]> articles,
        double[] documentConcentrations,
        double[] evenShares,
        Optional<TopicSums> sums,
        Runnable release)
        implements AutoCloseable {

    /** A model whose topics name all terms, and of which nothing is kept but the cached articles. */
    static TopicModel cached(
            TopicMatrix topics, JavaPairRDD<String, double[]> articles, double[] documentConcentrations) {
        double[] none = new double[documentConcentrations.length];
        return new TopicModel(topics, articles, documentConcentrations, none, Optional.empty(), articles::unpersist);
    }

    /** The model of sums. */
    static TopicModel of(TopicSums sums, JavaPairRDD<String, double[]> articles, Runnable release) {
        return new TopicModel(
                sums.matrix(),
                articles,
                sums.concentrations().documents(),
                sums.evenShares(),
                Optional.of(sums),
                release);
    }

    @Override
    public void close() {
        release.run();
    }
}
