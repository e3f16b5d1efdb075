package dev.broadsheet.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Why a topic is an article's: the terms of the article that give it most. */
public final class TopicReasons {

    private final TermTopics model;
    private final IntPredicate background;
    private final int most;
    private final double[] shares;

    /**
     * Of the topics of a model. One to a task.
     *
     * @param background whether a term carries no topic; such terms stand behind all others
     * @param most terms for a topic
     */
    public TopicReasons(TermTopics model, IntPredicate background, int most) {
        this.model = model;
        this.background = background;
        this.most = most;
        this.shares = new double[model.topicCount()];
    }

    /** What a term gives to one of the wanted topics. */
    private record Part(int term, double tokens, boolean background) {

        private static final Comparator<Part> MOST_FIRST = Comparator.comparing(Part::background)
                .thenComparing(Comparator.comparingDouble(Part::tokens).reversed())
                .thenComparingInt(Part::term);
    }

    /**
     * The terms with the most expected tokens of each topic: count times p(k | d, w), as {@link TermTopics#shareOut} has it.
     *
     * @param theta the article's topic weights, length K
     * @param terms its distinct terms
     * @param counts tokens of each
     * @param topics what is asked for
     * @return for each topic the terms that give it anything, by tokens, most first, equal ones by number
     */
    public List<int[]> of(double[] theta, int[] terms, int[] counts, int... topics) {
        List<List<Part>> parts = IntStream.range(0, topics.length)
                .mapToObj(any -> (List<Part>) new ArrayList<Part>())
                .toList();
        for (int i = 0; i < terms.length; i++) {
            model.shareOut(theta, terms[i], shares);
            for (int place = 0; place < topics.length; place++) {
                double tokens = counts[i] * shares[topics[place]];
                if (tokens > 0) {
                    parts.get(place).add(new Part(terms[i], tokens, background.test(terms[i])));
                }
            }
        }
        return parts.stream()
                .map(each -> each.stream()
                        .sorted(Part.MOST_FIRST)
                        .limit(most)
                        .mapToInt(Part::term)
                        .toArray())
                .toList();
    }
}
