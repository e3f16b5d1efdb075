package dev.broadsheet.weight;

import java.util.Arrays;

/**
 * The term counts of some articles of one language, compact enough to keep: a dictionary of the written forms they use, and
 * for each article how often it uses which.
 *
 * <p>{@code documents} holds, for each article in the order of {@code docIds}, the number of its distinct forms and then for
 * each of these the form's number, as the difference to the one before, and its count; all as variable-length integers.
 *
 * @param language BCP 47 code
 * @param docIds one an article
 * @param stems distinct stems
 * @param surfaces distinct written forms
 * @param stemOfSurface for each written form, its place in {@code stems}
 * @param documents the counts
 */
public record TermCounts(
        String language, String[] docIds, String[] stems, String[] surfaces, int[] stemOfSurface, byte[] documents) {

    /** Receives the counts of one article. The arrays are reused between calls. */
    @FunctionalInterface
    public interface DocumentVisitor {

        /**
         * One article.
         *
         * @param document its place in {@code docIds}
         * @param surfaces numbers of the written forms it uses, ascending
         * @param counts how often it uses each
         * @param size how many of the two arrays' entries are meant
         */
        void document(int document, int[] surfaces, int[] counts, int size);
    }

    /** Visits every article, in order. */
    public void forEachDocument(DocumentVisitor visitor) {
        VarInts in = new VarInts(documents);
        int[] forms = new int[64];
        int[] counts = new int[64];
        for (int document = 0; document < docIds.length; document++) {
            int size = in.next();
            if (size > forms.length) {
                forms = new int[Math.max(size, forms.length * 2)];
                counts = new int[forms.length];
            }
            int form = 0;
            for (int i = 0; i < size; i++) {
                form += in.next();
                forms[i] = form;
                counts[i] = in.next();
            }
            visitor.document(document, forms, counts, size);
        }
    }

    /**
     * Counts terms over the articles that are not left out.
     *
     * @param leftOut ascending places in {@code docIds} that do not count
     */
    public Totals totals(int[] leftOut) {
        Totals totals = new Totals(new int[stems.length], new long[stems.length], new long[surfaces.length]);
        int[] lastDocument = new int[stems.length];
        Arrays.fill(lastDocument, -1);
        forEachDocument((document, forms, counts, size) -> {
            if (Arrays.binarySearch(leftOut, document) >= 0) {
                return;
            }
            for (int i = 0; i < size; i++) {
                int stem = stemOfSurface[forms[i]];
                totals.surfaceFrequency[forms[i]] += counts[i];
                totals.collectionFrequency[stem] += counts[i];
                if (lastDocument[stem] != document) {
                    lastDocument[stem] = document;
                    totals.documentFrequency[stem]++;
                }
            }
        });
        return totals;
    }

    /**
     * Totals over articles.
     *
     * @param documentFrequency articles that hold the stem, by stem
     * @param collectionFrequency tokens of the stem, by stem
     * @param surfaceFrequency tokens of the written form, by surface
     */
    public record Totals(int[] documentFrequency, long[] collectionFrequency, long[] surfaceFrequency) {}
}
