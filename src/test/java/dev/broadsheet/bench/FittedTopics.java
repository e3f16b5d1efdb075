package dev.broadsheet.bench;

import java.util.function.DoubleSupplier;

/**
 * What an engine of the benchmark made of the articles it was trained on.
 *
 * @param phi by term, its probability in each topic
 * @param alpha concentrations of topics in articles
 * @param dominant by article, its largest topic
 * @param sweeps over all tokens; 0 where an engine knows none
 * @param samplingSeconds that the engine itself says it took, without reading and starting
 * @param inferred measures how many tokens a second, each of them visited once, get topics by the fitted model on one thread; 0 if an
 *     engine is not measured
 */
record FittedTopics(
        double[][] phi, double[] alpha, int[] dominant, int sweeps, double samplingSeconds, DoubleSupplier inferred) {

    int count() {
        return alpha.length;
    }
}
