package dev.broadsheet.topic;

/**
 * Coherence of a topic: mean {@link Npmi} over all pairs of its top terms, from counts of sliding windows. Top
 * {@value #TOP_TERMS} terms, window of {@link WindowCounter#WIDTH} tokens over the analysed text (terms after stop words; terms
 * outside the vocabulary keep their place), after Röder, Both &amp; Hinneburg 2015. From &minus;1 to 1.
 */
public final class Coherence {

    /** Terms that stand for a topic. */
    public static final int TOP_TERMS = 10;

    private Coherence() {}

    /**
     * Mean over all pairs of a topic's terms.
     *
     * @param topTerms a topic's terms, all tracked with all their pairs
     * @return 0 where there is no pair
     */
    public static double of(int[] topTerms, TermPairs tracked, WindowCounts counts) {
        double sum = 0;
        int pairs = 0;
        for (int j = 1; j < topTerms.length; j++) {
            for (int i = 0; i < j; i++) {
                int first = tracked.place(topTerms[i]);
                int second = tracked.place(topTerms[j]);
                long both = counts.pair(tracked.pair(first, second));
                sum += Npmi.of(both, counts.term(first), counts.term(second), counts.windows());
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }
}
