package dev.broadsheet.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which topics of a new model are topics of an earlier one, and what became of the others. Topics are matched so that the sum of their
 * {@link Likeness#evidence} is largest, among pairs of at least {@value #ALIKE}; a match keeps its number, and no other topic gets a number
 * that was ever used. Of the others a new topic is split off where most of it lay in one earlier topic, an earlier one is merged where
 * most of it lies in one topic now: {@value #MOST} of it at least. docs/decisions/0015-topics-that-stay.md has the measurements.
 */
public final class TopicMatching {

    /** Evidence from which on a topic is the earlier one. */
    public static final double ALIKE = 0.4;

    /** Share of a topic that is most of it. */
    public static final double MOST = 0.5;

    private static final int NONE = -1;

    private final TopicEvidence evidence;
    private final List<Integer> earlierIds;
    /** By new topic, the earlier one it is, or {@link #NONE}. */
    private final int[] earlierOf;

    private final List<Integer> ids;

    private TopicMatching(TopicEvidence evidence, List<Integer> earlierIds, int next) {
        this.evidence = evidence;
        this.earlierIds = List.copyOf(earlierIds);
        this.earlierOf = matched(evidence);
        this.ids = ids(next);
    }

    /**
     * Matches topics.
     *
     * @param earlierIds numbers of the earlier topics
     * @param next the lowest number that was never used, nor any above it; new topics get it and those that follow, in their order
     */
    public static TopicMatching of(TopicEvidence evidence, List<Integer> earlierIds, int next) {
        if (earlierIds.size() != evidence.earlierCount() || earlierIds.stream().anyMatch(id -> id >= next)) {
            throw new IllegalArgumentException("earlier topics " + earlierIds + " for " + evidence.earlierCount()
                    + " rows, of numbers below " + next);
        }
        return new TopicMatching(evidence, earlierIds, next);
    }

    private static int[] matched(TopicEvidence evidence) {
        int size = Math.max(evidence.earlierCount(), evidence.count());
        double[][] costs = new double[size][size];
        for (double[] row : costs) {
            Arrays.fill(row, 1);
        }
        for (int earlier = 0; earlier < evidence.earlierCount(); earlier++) {
            for (int topic = 0; topic < evidence.count(); topic++) {
                double found = evidence.likeness(earlier, topic).evidence();
                costs[earlier][topic] = found >= ALIKE ? 1 - found : 1;
            }
        }
        int[] columns = Assignment.cheapest(costs);
        int[] earlierOf = new int[evidence.count()];
        Arrays.fill(earlierOf, NONE);
        for (int earlier = 0; earlier < evidence.earlierCount(); earlier++) {
            if (columns[earlier] < evidence.count() && costs[earlier][columns[earlier]] < 1) {
                earlierOf[columns[earlier]] = earlier;
            }
        }
        return earlierOf;
    }

    private List<Integer> ids(int next) {
        List<Integer> result = new ArrayList<>();
        int free = next;
        for (int earlier : earlierOf) {
            result.add(earlier == NONE ? free++ : earlierIds.get(earlier));
        }
        return List.copyOf(result);
    }

    /** The numbers of the new topics. */
    public List<Integer> ids() {
        return ids;
    }

    /** What became of every topic: the new ones in their order, then the earlier ones that are no more in theirs. */
    public List<TopicChange> changes() {
        List<TopicChange> changes = new ArrayList<>();
        for (int topic = 0; topic < earlierOf.length; topic++) {
            changes.add(change(topic));
        }
        for (int earlier = 0; earlier < earlierIds.size(); earlier++) {
            int each = earlier;
            if (Arrays.stream(earlierOf).noneMatch(matched -> matched == each)) {
                changes.add(ceased(earlier));
            }
        }
        return changes;
    }

    private TopicChange change(int topic) {
        int id = ids.get(topic);
        if (earlierOf[topic] != NONE) {
            return new TopicChange.Continued(id, evidence.likeness(earlierOf[topic], topic));
        }
        OptionalInt origin = largest(earlierIds.size(), earlier -> evidence.from(earlier, topic));
        if (origin.isPresent() && evidence.from(origin.getAsInt(), topic) >= MOST) {
            return new TopicChange.Split(
                    id, earlierIds.get(origin.getAsInt()), evidence.likeness(origin.getAsInt(), topic));
        }
        return new TopicChange.Fresh(id, nearest(earlierIds.size(), earlier -> evidence.likeness(earlier, topic)));
    }

    private TopicChange ceased(int earlier) {
        int id = earlierIds.get(earlier);
        OptionalInt target = largest(ids.size(), topic -> evidence.into(earlier, topic));
        if (target.isPresent() && evidence.into(earlier, target.getAsInt()) >= MOST) {
            return new TopicChange.Merged(
                    id, ids.get(target.getAsInt()), evidence.likeness(earlier, target.getAsInt()));
        }
        return new TopicChange.Retired(id, nearest(ids.size(), topic -> evidence.likeness(earlier, topic)));
    }

    private static OptionalInt largest(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count)
                .boxed()
                .max(Comparator.comparingDouble((Integer each) -> value.applyAsDouble(each))
                        .thenComparing(Comparator.reverseOrder()))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static Optional<Likeness> nearest(int count, java.util.function.IntFunction<Likeness> likeness) {
        return IntStream.range(0, count).mapToObj(likeness).max(Comparator.comparingDouble(Likeness::evidence));
    }
}
