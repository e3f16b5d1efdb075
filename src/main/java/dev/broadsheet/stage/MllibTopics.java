package dev.broadsheet.stage;

import dev.broadsheet.topic.TopicDistribution;
import dev.broadsheet.topic.TopicMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.Vector;

/** Distributions from the counts that MLlib's models keep. */
final class MllibTopics {

    private MllibTopics() {}

    /**
     * Topics from a matrix of counts.
     *
     * @param counts V x K
     * @param pseudoCount added to every count
     */
    static TopicMatrix matrix(Matrix counts, double pseudoCount) {
        int[] terms = IntStream.range(0, counts.numRows()).toArray();
        List<TopicDistribution> topics = new ArrayList<>();
        for (int topic = 0; topic < counts.numCols(); topic++) {
            int column = topic;
            double[] row = IntStream.of(terms)
                    .mapToDouble(term -> counts.apply(term, column))
                    .toArray();
            topics.add(new TopicDistribution(terms, smoothed(row, 1, pseudoCount)));
        }
        return new TopicMatrix(topics, counts.numRows());
    }

    /**
     * Amounts times a scale plus a pseudo-count each, as shares of their sum.
     *
     * @return the same length; sums to 1
     */
    static double[] smoothed(double[] amounts, double scale, double pseudoCount) {
        double[] smoothed = Arrays.stream(amounts)
                .map(amount -> amount * scale + pseudoCount)
                .toArray();
        double sum = Arrays.stream(smoothed).sum();
        return Arrays.stream(smoothed).map(amount -> amount / sum).toArray();
    }

    /** Tokens of a document. */
    static double tokens(Vector counts) {
        return Arrays.stream(counts.toSparse().values()).sum();
    }
}
