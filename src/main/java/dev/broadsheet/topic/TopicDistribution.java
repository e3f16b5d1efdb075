package dev.broadsheet.topic;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** One topic's distribution over the modelled vocabulary, &phi;<sub>k</sub>: the terms of positive probability. */
public final class TopicDistribution implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int[] terms;
    private final double[] probabilities;

    /**
     * @param terms numbers of terms in the modelled vocabulary, ascending
     * @param probabilities of these terms, none negative; terms not named have none
     */
    public TopicDistribution(int[] terms, double[] probabilities) {
        if (terms.length != probabilities.length) {
            throw new IllegalArgumentException(terms.length + " terms, " + probabilities.length + " probabilities");
        }
        for (int i = 1; i < terms.length; i++) {
            if (terms[i - 1] >= terms[i]) {
                throw new IllegalArgumentException("terms are not ascending at " + i);
            }
        }
        this.terms = terms.clone();
        this.probabilities = probabilities.clone();
    }

    /** Number of terms named. */
    public int size() {
        return terms.length;
    }

    /** The i-th named term. */
    public int term(int i) {
        return terms[i];
    }

    /** Probability of the i-th named term. */
    public double probability(int i) {
        return probabilities[i];
    }

    /** Probability of a term of the vocabulary. */
    public double probabilityOf(int term) {
        int i = Arrays.binarySearch(terms, term);
        return i < 0 ? 0 : probabilities[i];
    }

    /** Exponential of the entropy: between 1 and the size of the vocabulary. */
    public double effectiveTerms() {
        return Entropy.effectiveOutcomes(probabilities);
    }

    /** The most probable terms, by probability descending, then term ascending; fewer when fewer have any probability. */
    public int[] mostProbable(int most) {
        Comparator<Integer> best =
                Comparator.<Integer>comparingDouble(i -> -probabilities[i]).thenComparing(Comparator.naturalOrder());
        PriorityQueue<Integer> kept = new PriorityQueue<>(best.reversed());
        for (int i = 0; i < terms.length; i++) {
            if (probabilities[i] > 0) {
                kept.add(i);
            }
            if (kept.size() > most) {
                kept.remove();
            }
        }
        return kept.stream().sorted(best).mapToInt(i -> terms[i]).toArray();
    }
}
