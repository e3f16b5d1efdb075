package dev.broadsheet.bench;

import cc.mallet.topics.ParallelTopicModel;
import cc.mallet.types.Alphabet;
import cc.mallet.types.FeatureSequence;
import cc.mallet.types.Instance;
import cc.mallet.types.InstanceList;
import java.io.IOException;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.LogManager;

/** MALLET 2.0.8 with the settings that its documentation recommends: priors learned every 10 sweeps, after 200. */
final class MalletTopics {

    private static final int LEARNING_INTERVAL = 10;
    private static final double ALPHA_SUM = 5;
    private static final double BETA = 0.01;

    private MalletTopics() {}

    static FittedTopics fit(TokenFile tokens, int count, int sweeps, int seed, int threads) throws IOException {
        Alphabet alphabet = new Alphabet();
        tokens.terms().forEach(alphabet::lookupIndex);
        InstanceList instances = new InstanceList(alphabet, null);
        for (int i = 0; i < tokens.trained(); i++) {
            FeatureSequence sequence =
                    new FeatureSequence(alphabet, tokens.documents().get(i).clone());
            instances.add(new Instance(sequence, null, tokens.docIds().get(i), null));
        }
        LogManager.getLogManager().reset();
        ParallelTopicModel.logger.setLevel(Level.OFF);
        ParallelTopicModel model = new ParallelTopicModel(count, ALPHA_SUM, BETA);
        model.setRandomSeed(seed);
        model.setNumThreads(threads);
        model.setNumIterations(sweeps);
        model.setOptimizeInterval(LEARNING_INTERVAL);
        model.addInstances(instances);
        long started = System.nanoTime();
        model.estimate();
        double seconds = (System.nanoTime() - started) / 1e9;
        return new FittedTopics(
                phi(model, tokens.terms().size()), model.alpha, dominant(model), sweeps, seconds, () -> 0);
    }

    private static double[][] phi(ParallelTopicModel model, int vocabularySize) {
        double[][] phi = new double[vocabularySize][model.numTopics];
        double[] totals = new double[model.numTopics];
        for (int word = 0; word < vocabularySize; word++) {
            Arrays.fill(phi[word], model.beta);
            for (int packed : model.typeTopicCounts[word]) {
                if (packed == 0) {
                    break;
                }
                phi[word][packed & model.topicMask] += packed >>> model.topicBits;
            }
            for (int topic = 0; topic < totals.length; topic++) {
                totals[topic] += phi[word][topic];
            }
        }
        for (double[] row : phi) {
            for (int topic = 0; topic < totals.length; topic++) {
                row[topic] /= totals[topic];
            }
        }
        return phi;
    }

    private static int[] dominant(ParallelTopicModel model) {
        return model.getData().stream()
                .mapToInt(document -> {
                    int[] counts = new int[model.numTopics];
                    for (int topic : document.topicSequence.getFeatures()) {
                        counts[topic]++;
                    }
                    return TopicBench.largest(
                            Arrays.stream(counts).asDoubleStream().toArray());
                })
                .toArray();
    }
}
