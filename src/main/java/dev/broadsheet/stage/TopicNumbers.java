package dev.broadsheet.stage;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the topics of one model are numbered in the tables.
 *
 * @param language of its articles, or mixed
 * @param ids published numbers, ascending
 * @param order by place in this row of numbers the engine's number
 */
record TopicNumbers(String language, List<Integer> ids, int... order) implements Serializable {

    TopicNumbers {
        ids = List.copyOf(ids);
        if (ids.size() != order.length) {
            throw new IllegalArgumentException(ids.size() + " numbers for " + order.length + " topics");
        }
    }

    /** Topics that have no numbers yet: those from one on, in an order. */
    static TopicNumbers from(String language, int first, int... order) {
        return new TopicNumbers(
                language, IntStream.range(first, first + order.length).boxed().toList(), order);
    }

    /**
     * Topics that have numbers.
     *
     * @param ids of some topics of the engine
     * @param topics the engine's numbers of these
     */
    static TopicNumbers of(String language, List<Integer> ids, int... topics) {
        int[] sorted = IntStream.range(0, topics.length)
                .boxed()
                .sorted(java.util.Comparator.comparing(ids::get))
                .mapToInt(Integer::intValue)
                .toArray();
        return new TopicNumbers(
                language,
                IntStream.of(sorted).mapToObj(ids::get).toList(),
                IntStream.of(sorted).map(place -> topics[place]).toArray());
    }

    /** Topics of the model, K. */
    int size() {
        return order.length;
    }

    /** The published number at a place, from 0. */
    int id(int place) {
        return ids.get(place);
    }

    /** The engine's number at a place, from 0. */
    int engine(int place) {
        return order[place];
    }
}
