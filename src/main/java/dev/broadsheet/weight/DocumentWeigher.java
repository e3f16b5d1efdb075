package dev.broadsheet.weight;

import java.util.Arrays;

/**
 * Turns the counts of written forms of an article into the weights of its terms, in two steps: which terms of the vocabulary
 * an article holds how often ({@link #forEachArticle}), and what they weigh ({@link #weigh}).
 */
public final class DocumentWeigher {

    private final TermIndex vocabulary;
    private final Weighting weighting;

    public DocumentWeigher(TermIndex vocabulary, Weighting weighting) {
        this.vocabulary = vocabulary;
        this.weighting = weighting;
    }

    /**
     * The weighed terms of an article, from the heaviest; terms outside the vocabulary are left out.
     *
     * @param termIds numbers of the terms, in rank order: weight descending, then number ascending
     * @param counts tokens of each
     * @param weights of each; of Euclidean length 1
     */
    public record Weighed(int[] termIds, int[] counts, double[] weights) {}

    /** Receives the articles one by one. */
    @FunctionalInterface
    public interface Sink {

        /**
         * One article.
         *
         * @param termIds numbers of its terms, ascending
         * @param counts tokens of each
         */
        void article(String docId, int[] termIds, int[] counts);
    }

    /**
     * The terms of every article that is not left out and has a term of the vocabulary.
     *
     * @param counts the articles
     * @param leftOut ascending places of articles that do not count
     */
    public void forEachArticle(TermCounts counts, int[] leftOut, Sink sink) {
        int[] termOfSurface = termsOfSurfaces(counts);
        counts.forEachDocument((document, surfaces, frequencies, size) -> {
            if (Arrays.binarySearch(leftOut, document) < 0) {
                long[] terms = terms(termOfSurface, surfaces, frequencies, size);
                if (terms.length > 0) {
                    int[] ids = new int[terms.length];
                    int[] tokens = new int[terms.length];
                    for (int i = 0; i < terms.length; i++) {
                        ids[i] = (int) (terms[i] >>> Integer.SIZE);
                        tokens[i] = (int) terms[i];
                    }
                    sink.article(counts.docIds()[document], ids, tokens);
                }
            }
        });
    }

    private int[] termsOfSurfaces(TermCounts counts) {
        int[] termOfStem = new int[counts.stems().length];
        for (int i = 0; i < termOfStem.length; i++) {
            termOfStem[i] = vocabulary.number(counts.language(), counts.stems()[i]);
        }
        int[] termOfSurface = new int[counts.surfaces().length];
        Arrays.setAll(termOfSurface, i -> termOfStem[counts.stemOfSurface()[i]]);
        return termOfSurface;
    }

    /** The article's terms ascending, each as term number in the high half and count in the low half. */
    private static long[] terms(int[] termOfSurface, int[] surfaces, int[] frequencies, int size) {
        long[] terms = new long[size];
        int found = 0;
        for (int i = 0; i < size; i++) {
            int term = termOfSurface[surfaces[i]];
            if (term != TermIndex.ABSENT) {
                terms[found++] = ((long) term << 32) | frequencies[i];
            }
        }
        Arrays.sort(terms, 0, found);
        int last = -1;
        for (int i = 0; i < found; i++) {
            if (last >= 0 && terms[last] >>> 32 == terms[i] >>> 32) {
                terms[last] += terms[i] & 0xFFFFFFFFL;
            } else {
                terms[++last] = terms[i];
            }
        }
        return Arrays.copyOf(terms, last + 1);
    }

    /**
     * The weights of an article's terms.
     *
     * @param termIds numbers of its terms, ascending
     * @param counts tokens of each
     */
    public Weighed weigh(int[] termIds, int[] counts) {
        int size = termIds.length;
        double[] idf = new double[size];
        for (int i = 0; i < size; i++) {
            idf[i] = vocabulary.idf(termIds[i]);
        }
        double[] weights = weighting.weights(counts, idf, size);
        int[] order = Ranking.descending(weights);
        int[] rankedIds = new int[size];
        int[] rankedCounts = new int[size];
        double[] rankedWeights = new double[size];
        for (int i = 0; i < size; i++) {
            rankedIds[i] = termIds[order[i]];
            rankedCounts[i] = counts[order[i]];
            rankedWeights[i] = weights[order[i]];
        }
        return new Weighed(rankedIds, rankedCounts, rankedWeights);
    }
}
