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
        return logLikelihood(words, 0, phi);
    }

    /**
     * The log-likelihood of all tokens, in nats: of those at odd positions by those at even positions, and the other way round.
     *
     * @param words of the document, in order
     */
    public double logLikelihoodOfAll(int[] words, Phi phi) {
        return logLikelihood(words, 0, phi) + logLikelihood(words, 1, phi);
    }

    /** Of every second token, by the others, which begin at a position. */
    private double logLikelihood(int[] words, int first, Phi phi) {
        weigh(words, first, 2, phi);
        double sum = 0;
        for (int i = 1 - first; i < words.length; i += 2) {
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
        weigh(words, 0, 1, phi);
        return theta.clone();
    }

    /**
     * The topic weights of a document by its counts, length K, summing to 1. Time goes by distinct words, not by tokens.
     *
     * @param counts tokens of each distinct word of the document
     * @param phi by place among these counts
     */
    public double[] weightsByCounts(int[] counts, Phi phi) {
        Arrays.fill(theta, 1.0 / theta.length);
        for (int step = 0; step < STEPS; step++) {
            System.arraycopy(alpha, 0, gathered, 0, alpha.length);
            for (int i = 0; i < counts.length; i++) {
                gather(phi.of(i), counts[i]);
            }
            renew();
        }
        return theta.clone();
    }

    /** Tokens that {@link #logLikelihood} scores of a document of so many. */
    public static int scored(int length) {
        return length / 2;
    }

    private void weigh(int[] words, int first, int stride, Phi phi) {
        Arrays.fill(theta, 1.0 / theta.length);
        for (int step = 0; step < STEPS; step++) {
            System.arraycopy(alpha, 0, gathered, 0, alpha.length);
            for (int i = first; i < words.length; i += stride) {
                double all = probability(phi.of(words[i]));
                for (int topic = 0; topic < joint.length; topic++) {
                    gathered[topic] += joint[topic] / all;
                }
            }
            renew();
        }
    }

    private void gather(double[] row, int count) {
        double share = count / probability(row);
        for (int topic = 0; topic < joint.length; topic++) {
            gathered[topic] += joint[topic] * share;
        }
    }

    private void renew() {
        double sum = Arrays.stream(gathered).sum();
        for (int topic = 0; topic < theta.length; topic++) {
            theta[topic] = gathered[topic] / sum;
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
