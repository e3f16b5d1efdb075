package dev.broadsheet.lda;

import dev.broadsheet.topic.TopicDistribution;
import dev.broadsheet.topic.TopicMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Documents as the model says that documents come about: topics drawn from a symmetric Dirichlet distribution over words, a document's
 * weights from another over topics, each token's topic by these weights and its word by the topic.
 *
 * @param words of each document, tokens in the order they were drawn
 * @param topics from which they were drawn
 */
public record GeneratedDocuments(List<int[]> words, TopicMatrix topics) {

    private static final double DOCUMENT_CONCENTRATION = 0.1;
    private static final double TOPIC_CONCENTRATION = 0.05;

    /** Draws documents of the same length. */
    public static GeneratedDocuments draw(int topicCount, int vocabularySize, int documents, int length, long seed) {
        Random random = new Random(seed);
        double[][] phi = new double[topicCount][];
        Arrays.setAll(phi, topic -> dirichlet(vocabularySize, TOPIC_CONCENTRATION, random));
        List<int[]> words = new ArrayList<>();
        for (int document = 0; document < documents; document++) {
            double[] theta = dirichlet(topicCount, DOCUMENT_CONCENTRATION, random);
            int[] drawn = new int[length];
            for (int token = 0; token < length; token++) {
                drawn[token] = draw(phi[draw(theta, random)], random);
            }
            words.add(drawn);
        }
        return new GeneratedDocuments(words, matrix(phi));
    }

    private static TopicMatrix matrix(double[][] rows) {
        return new TopicMatrix(
                Arrays.stream(rows)
                        .map(row -> {
                            double sum = Arrays.stream(row).sum();
                            int[] terms = IntStream.range(0, row.length)
                                    .filter(term -> row[term] > 0)
                                    .toArray();
                            return new TopicDistribution(
                                    terms,
                                    Arrays.stream(terms)
                                            .mapToDouble(term -> row[term] / sum)
                                            .toArray());
                        })
                        .toList(),
                rows[0].length);
    }

    /** By gammas of Marsaglia and Tsang's, with their boost for shapes below 1. */
    static double[] dirichlet(int size, double concentration, Random random) {
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            weights[i] = gamma(concentration + 1, random) * Math.pow(random.nextDouble(), 1 / concentration);
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(each -> each / sum).toArray();
    }

    private static double gamma(double shape, Random random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    static int draw(double[] weights, Random random) {
        double left = random.nextDouble();
        int at = 0;
        while (at + 1 < weights.length && left >= weights[at]) {
            left -= weights[at++];
        }
        return at;
    }
}
