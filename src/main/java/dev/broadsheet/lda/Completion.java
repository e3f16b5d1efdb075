package dev.broadsheet.lda;

import java.util.Arrays;

/**
 * Held-out likelihood by document completion (Wallach, Murray, Salakhutdinov and Mimno, "Evaluation methods for topic models", ICML
 * 2009, section 5): of a document that the model was not made from, the tokens at even positions tell its topic weights, and those at odd
 * positions are scored by them. Weights are the fixed point of &theta;<sub>k</sub> &prop; &alpha;<sub>k</sub> + &sum; p(k | token).
 */
public final class Completion {

    private static final int STEPS = 30;

    private final double[] alpha;
    private final double[] theta;
    private final double[] gathered;
    private final double[] joint;

    /**
     * @param alpha concentrations of topics in documents
     */
    public Completion(double[] alpha) {
        this.alpha = alpha.clone();
        theta = new double[alpha.length];
        gathered = new double[alpha.length];
        joint = new double[alpha.length];
    }

    /** The probabilities of one word in all topics. */
    @FunctionalInterface
    public interface Phi {

        /** &phi;<sub>kw</sub> for every k; not to be changed. */
        double[] of(int word);
    }

    /**
     * The log-likelihood of the tokens at odd positions, in nats.
     *
     * @param words of the document, in order
     */
    public double logLikelihood(int[] words, Phi phi) {
        weigh(words, 2, phi);
        double sum = 0;
        for (int i = 1; i < words.length; i += 2) {
            sum += StrictMath.log(probability(phi.of(words[i])));
        }
        return sum;
    }

    /**
     * The topic weights of a document by all of its tokens, length K, summing to 1.
     *
     * @param words of the document
     */
    public double[] weights(int[] words, Phi phi) {
        weigh(words, 1, phi);
        return theta.clone();
    }

    /** Tokens that {@link #logLikelihood} scores of a document of so many. */
    public static int scored(int length) {
        return length / 2;
    }

    private void weigh(int[] words, int stride, Phi phi) {
        Arrays.fill(theta, 1.0 / theta.length);
        for (int step = 0; step < STEPS; step++) {
            System.arraycopy(alpha, 0, gathered, 0, alpha.length);
            for (int i = 0; i < words.length; i += stride) {
                double all = probability(phi.of(words[i]));
                for (int topic = 0; topic < joint.length; topic++) {
                    gathered[topic] += joint[topic] / all;
                }
            }
            double sum = Arrays.stream(gathered).sum();
            for (int topic = 0; topic < theta.length; topic++) {
                theta[topic] = gathered[topic] / sum;
            }
        }
    }

    /** &sum;<sub>k</sub> &theta;<sub>k</sub> &phi;<sub>kw</sub>; leaves the terms in {@link #joint}. */
    private double probability(double[] row) {
        double sum = 0;
        for (int topic = 0; topic < joint.length; topic++) {
            joint[topic] = theta[topic] * row[topic];
            sum += joint[topic];
        }
        return sum;
    }
}
