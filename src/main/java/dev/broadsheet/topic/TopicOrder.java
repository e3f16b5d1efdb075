package dev.broadsheet.topic;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The numbering of topics: by tokens descending, ties by top term ascending (code units), then the engine's order. From 0. */
public final class TopicOrder {

    private TopicOrder() {}

    /**
     * The published order of topics.
     *
     * @param tokens expected tokens of each topic in {@link FixedPoint} units, in the engine's order
     * @param topTerms the most probable term of each topic, empty for a topic without terms
     * @return for each published number the engine's
     */
    public static int[] of(long[] tokens, List<String> topTerms) {
        Comparator<Integer> order =
                Comparator.<Integer>comparingLong(topic -> tokens[topic]).reversed();
        return IntStream.range(0, tokens.length)
                .boxed()
                .sorted(order.thenComparing(topTerms::get).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
