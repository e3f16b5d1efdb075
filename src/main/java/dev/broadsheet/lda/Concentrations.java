package dev.broadsheet.lda;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The parameters of the Dirichlet priors.
 *
 * @param documents &alpha;, one a topic, above 0: how much a document leans to a topic before any of its tokens is seen
 * @param topics &beta;, above 0, the same for every word: how much a topic leans to a word before any token is seen
 */
public record Concentrations(double[] documents, double topics) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    public Concentrations {
        documents = documents.clone();
        for (double each : documents) {
            check("alpha", each);
        }
        check("beta", topics);
    }

    private static void check(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be a number above 0");
        }
    }

    /** The same for every topic. */
    public static Concentrations symmetric(int topicCount, double documentSum, double topics) {
        double[] documents = new double[topicCount];
        Arrays.fill(documents, documentSum / topicCount);
        return new Concentrations(documents, topics);
    }

    /** &sum;<sub>k</sub> &alpha;<sub>k</sub>. */
    public double documentSum() {
        return Arrays.stream(documents).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Concentrations that
                && Arrays.equals(documents, that.documents)
                && topics == that.topics;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(documents) + Double.hashCode(topics);
    }

    @Override
    public String toString() {
        return "Concentrations[documents=" + Arrays.toString(documents) + ", topics=" + topics + "]";
    }
}
