package dev.broadsheet.topic;

import java.util.Arrays;
import java.util.Optional;

/**
 * All that tells which topics of a new model are which of an earlier one. Arrays have a row for each of the K earlier topics and a column for
 * each of the L new ones.
 *
 * @param similarity of their terms, {@link TopicSimilarity}
 * @param into share of the earlier topic's terms that lies in the new one, {@link TermFlow}
 * @param from share of the new topic's terms that lay in the earlier one
 * @param articles what articles say that both models have; empty where none are compared
 */
@SuppressWarnings("ArrayRecordComponent")
public record TopicEvidence(double[][] similarity, double[][] into, double[][] from, Optional<SharedWeights> articles) {

    /**
     * Compares the terms of two models over the same vocabulary.
     *
     * @param earlierTokens of each earlier topic
     * @param tokens of each new topic
     */
    public static TopicEvidence of(
            TermTopics earlier,
            double[] earlierTokens,
            TermTopics now,
            double[] tokens,
            Optional<SharedWeights> articles) {
        return new TopicEvidence(
                TopicSimilarity.of(earlier, now),
                TermFlow.of(earlier, now, tokens),
                turned(TermFlow.of(now, earlier, earlierTokens), earlier.topicCount()),
                articles);
    }

    private static double[][] turned(double[][] rows, int columns) {
        double[][] turned = new double[columns][rows.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column][row] = rows[row][column];
            }
        }
        return turned;
    }

    int earlierCount() {
        return similarity.length;
    }

    /** Topics of the new model; 0 where there are no earlier ones to have columns. */
    int count() {
        return Arrays.stream(similarity).mapToInt(row -> row.length).findFirst().orElse(0);
    }

    Likeness likeness(int earlier, int topic) {
        return new Likeness(
                similarity[earlier][topic],
                articles.map(shared -> shared.cosine(earlier, topic)).orElseGet(java.util.OptionalDouble::empty));
    }

    /** How much of an earlier topic lies in a new one: the mean of what terms and articles say, or what terms say alone. */
    double into(int earlier, int topic) {
        return articles.filter(shared -> shared.tells(earlier, topic))
                .map(shared -> (into[earlier][topic] + shared.into(earlier, topic)) / 2)
                .orElse(into[earlier][topic]);
    }

    /** How much of a new topic lay in an earlier one. */
    double from(int earlier, int topic) {
        return articles.filter(shared -> shared.tells(earlier, topic))
                .map(shared -> (from[earlier][topic] + shared.from(earlier, topic)) / 2)
                .orElse(from[earlier][topic]);
    }
}
