package dev.broadsheet.bench;

import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TopicDistribution;
import dev.broadsheet.topic.TopicMatrix;
import dev.broadsheet.topic.TopicSimilarity;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The topics of a fit in a file, to compare them with those of fits with other seeds. */
final class ModelFile {

    /** What a topic gives every term, having no token of it, may differ by so much of itself. */
    private static final double ROUNDING = 1e-6;

    private ModelFile() {}

    /**
     * Writes the terms that are in topics by more than smoothing.
     *
     * @param phi by term, its probability in each topic
     */
    static void write(Path file, double[][] phi) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(phi[0].length);
            out.writeInt(phi.length);
            for (int topic = 0; topic < phi[0].length; topic++) {
                int k = topic;
                double least =
                        Arrays.stream(phi).mapToDouble(row -> row[k]).min().orElse(0);
                int[] terms = IntStream.range(0, phi.length)
                        .filter(term -> phi[term][k] > least * (1 + ROUNDING))
                        .toArray();
                out.writeInt(terms.length);
                for (int term : terms) {
                    out.writeInt(term);
                    out.writeDouble(phi[term][k]);
                }
            }
        }
    }

    private static TermTopics read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            List<TopicDistribution> topics = new ArrayList<>();
            int count = in.readInt();
            int vocabularySize = in.readInt();
            for (int topic = 0; topic < count; topic++) {
                int[] terms = new int[in.readInt()];
                double[] probabilities = new double[terms.length];
                for (int i = 0; i < terms.length; i++) {
                    terms[i] = in.readInt();
                    probabilities[i] = in.readDouble();
                }
                double sum = Arrays.stream(probabilities).sum();
                topics.add(new TopicDistribution(
                        terms,
                        Arrays.stream(probabilities).map(each -> each / sum).toArray()));
            }
            return new TopicMatrix(topics, vocabularySize).byTerm();
        }
    }

    /** Mean similarity of matched topics, over all pairs of models. */
    static double stability(List<Path> files) throws IOException {
        List<TermTopics> models = new ArrayList<>();
        for (Path file : files) {
            models.add(read(file));
        }
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < models.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += TopicSimilarity.match(models.get(j), models.get(i)).mean();
                pairs++;
            }
        }
        return sum / pairs;
    }
}
