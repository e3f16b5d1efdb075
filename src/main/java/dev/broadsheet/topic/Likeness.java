package dev.broadsheet.topic;

import java.util.OptionalDouble;

/**
 * How alike a topic of one model is to a topic of another.
 *
 * @param terms 1 less the Jensen&ndash;Shannon distance of their terms, {@link TopicSimilarity}
 * @param articles cosine of their weights over the articles both models have, {@link SharedWeights}; empty where too few articles tell
 */
public record Likeness(double terms, OptionalDouble articles) {

    /** The same topic of the same model. */
    public static final Likeness SAME = new Likeness(1, OptionalDouble.empty());

    /** Both together, 0 to 1: their mean, or what terms say where articles say nothing. */
    public double evidence() {
        return articles.isPresent() ? (terms + articles.getAsDouble()) / 2 : terms;
    }
}
