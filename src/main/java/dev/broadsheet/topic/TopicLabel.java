package dev.broadsheet.topic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/** A topic's short name: of its {@value #FROM} most probable terms the {@value #TERMS} most relevant. */
public final class TopicLabel {

    /** Terms that are considered. */
    public static final int FROM = 30;

    /** Terms that make the label. */
    public static final int TERMS = 3;

    private TopicLabel() {}

    /**
     * The label of one topic.
     *
     * @param mostProbable the topic's terms by probability, as {@link TopicDistribution#mostProbable}
     * @param relevance of a term, as {@link Relevance#of}; ties go to the lower term
     * @param name readable form of a term
     * @return the names, most relevant first, joined by a comma and a space
     */
    public static String of(int[] mostProbable, IntToDoubleFunction relevance, IntFunction<String> name) {
        List<Integer> terms = Arrays.stream(mostProbable).limit(FROM).boxed().collect(Collectors.toList());
        terms.sort(Comparator.<Integer>comparingDouble(term -> -relevance.applyAsDouble(term))
                .thenComparing(Comparator.naturalOrder()));
        return terms.stream().limit(TERMS).map(name::apply).collect(Collectors.joining(", "));
    }
}
