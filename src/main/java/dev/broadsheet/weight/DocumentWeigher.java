package dev.broadsheet.weight;

import java.util.Arrays;

/** Turns the counts of written forms of an article into the weights of its terms. */
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
    public record Weighed(String docId, int[] termIds, int[] counts, double[] weights) {}

    /** Receives the articles one by one. */
    @FunctionalInterface
    public interface Sink {
        void article(Weighed article);
    }

    /**
     * Weighs every article that is not left out and has a term of the vocabulary.
     *
     * @param counts the articles
     * @param leftOut ascending places of articles that do not count
     */
    public void weigh(TermCounts counts, int[] leftOut, Sink sink) {
        int[] termOfSurface = termsOfSurfaces(counts);
        counts.forEachDocument((document, surfaces, frequencies, size) -> {
            if (Arrays.binarySearch(leftOut, document) < 0) {
                long[] terms = terms(termOfSurface, surfaces, frequencies, size);
                if (terms.length > 0) {
                    sink.article(weighed(counts.docIds()[document], terms));
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

    private Weighed weighed(String docId, long[] terms) {
        int[] counts = new int[terms.length];
        double[] idf = new double[terms.length];
        for (int i = 0; i < terms.length; i++) {
            counts[i] = (int) terms[i];
            idf[i] = vocabulary.idf((int) (terms[i] >>> 32));
        }
        double[] weights = weighting.weights(counts, idf, terms.length);
        int[] order = Ranking.descending(weights);
        int[] rankedIds = new int[terms.length];
        int[] rankedCounts = new int[terms.length];
        double[] rankedWeights = new double[terms.length];
        for (int i = 0; i < order.length; i++) {
            rankedIds[i] = (int) (terms[order[i]] >>> 32);
            rankedCounts[i] = counts[order[i]];
            rankedWeights[i] = weights[order[i]];
        }
        return new Weighed(docId, rankedIds, rankedCounts, rankedWeights);
    }
}
