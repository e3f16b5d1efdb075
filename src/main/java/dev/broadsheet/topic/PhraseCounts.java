package dev.broadsheet.topic;

import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;

/** How often tracked terms stand right behind each other, and at all. Counts of parts of a corpus add up. */
public final class PhraseCounts implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Below so many times two terms stand together by chance. */
    private static final long LEAST = 5;

    /** Share of the rarer term's tokens that stand in the phrase, from which on it is one. */
    private static final double COHESION = 0.2;

    private final long[] tokens;
    /** By tracked pair, in the order of its places; then turned round. */
    private final long[] phrases;

    private PhraseCounts(long[] tokens, long[] phrases) {
        this.tokens = tokens;
        this.phrases = phrases;
    }

    /** Nothing counted. */
    public static PhraseCounts none(TermPairs tracked) {
        return new PhraseCounts(new long[tracked.termCount()], new long[2 * tracked.pairCount()]);
    }

    /**
     * Counts one more text, in place.
     *
     * @param places for each token its {@link TermPairs#place}, or {@link TermPairs#ABSENT}
     * @param length tokens of the text
     */
    public void add(TermPairs tracked, int[] places, int length) {
        for (int i = 0; i < length; i++) {
            if (places[i] == TermPairs.ABSENT) {
                continue;
            }
            tokens[places[i]]++;
            if (i + 1 < length && places[i + 1] != TermPairs.ABSENT && places[i + 1] != places[i]) {
                int pair = tracked.pair(places[i], places[i + 1]);
                if (pair != TermPairs.ABSENT) {
                    phrases[2 * pair + (places[i] < places[i + 1] ? 0 : 1)]++;
                }
            }
        }
    }

    /** The counts of two parts of a corpus together. */
    public PhraseCounts plus(PhraseCounts other) {
        return new PhraseCounts(FixedPoint.plus(tokens, other.tokens), FixedPoint.plus(phrases, other.phrases));
    }

    /** Two terms of the vocabulary, in this order. */
    public record Phrase(int first, int second) {}

    /**
     * The phrase that some terms make most often: at least {@value #LEAST} times, and with at least a fifth of the tokens of the
     * rarer term.
     *
     * @param terms of one topic, all tracked with all their pairs
     * @return the most frequent; of several the one of earlier terms
     */
    public Optional<Phrase> best(TermPairs tracked, int... terms) {
        Optional<Phrase> best = Optional.empty();
        long most = LEAST - 1;
        for (int i = 0; i < terms.length; i++) {
            for (int j = 0; j < terms.length; j++) {
                if (i == j) {
                    continue;
                }
                int first = tracked.place(terms[i]);
                int second = tracked.place(terms[j]);
                long count = phrases[2 * tracked.pair(first, second) + (first < second ? 0 : 1)];
                if (count > most && count >= COHESION * Math.min(tokens[first], tokens[second])) {
                    most = count;
                    best = Optional.of(new Phrase(terms[i], terms[j]));
                }
            }
        }
        return best;
    }
}
