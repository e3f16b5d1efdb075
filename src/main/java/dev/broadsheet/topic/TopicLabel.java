package dev.broadsheet.topic;

import dev.broadsheet.topic.PhraseCounts.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** A topic's short name: its phrase, if it has one, and the most relevant of its {@value #FROM} most probable terms. */
public final class TopicLabel {

    /** Terms that are considered. */
    public static final int FROM = 30;

    /** Parts that make the label. */
    public static final int PARTS = 3;

    private TopicLabel() {}

    /**
     * The label of one topic.
     *
     * @param terms the topic's terms that carry a topic, most probable first; the first {@value #FROM} are looked at
     * @param phrase two of its terms that stand together
     * @param relevance of a term, as {@link Relevance#of}; ties go to the lower term
     * @param name readable form of a term
     * @param joined two words as they are written behind each other
     * @return the phrase first, then terms, most relevant first, joined by a comma and a space
     */
    public static String of(
            int[] terms,
            Optional<Phrase> phrase,
            IntToDoubleFunction relevance,
            IntFunction<String> name,
            BinaryOperator<String> joined) {
        List<String> parts = new ArrayList<>();
        phrase.ifPresent(both -> parts.add(joined.apply(name.apply(both.first()), name.apply(both.second()))));
        Arrays.stream(terms)
                .limit(FROM)
                .filter(term -> phrase.isEmpty()
                        || (term != phrase.get().first() && term != phrase.get().second()))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(term -> -relevance.applyAsDouble(term))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(PARTS - parts.size())
                .map(name::apply)
                .forEach(parts::add);
        return String.join(", ", parts);
    }
}
