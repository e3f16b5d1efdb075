package dev.broadsheet.phrase;

import dev.broadsheet.quality.LineKeys;
import dev.broadsheet.weight.VarInts;
import java.util.Arrays;

/**
 * The words of some articles of one language in the order they stand in, compact enough to keep: a dictionary of their written
 * forms, and for each article its lines as numbers of these.
 *
 * <p>{@code documents} holds, for each article in the order of {@code docIds}, the number of its lines; for each line twice the
 * number of its tokens, plus one where it has a key; the key in eight bytes; and for each token the number of its written form plus
 * two, 1 for a hyphen between two words, or 0 where no phrase reaches across. All but keys are variable-length integers.
 *
 * @param language BCP 47 code
 * @param docIds one an article
 * @param sources distinct sources of the articles
 * @param sourceOfDocument for each article, its place in {@code sources}
 * @param stems what words are compared by, distinct: stems of words that count, folded forms of stop words
 * @param surfaces distinct written forms
 * @param stemOfSurface for each written form, its place in {@code stems}
 * @param counts for each written form, whether it counts as a term; a stop word does not
 * @param documents the articles
 */
public record TokenSequences(
        String language,
        String[] docIds,
        String[] sources,
        int[] sourceOfDocument,
        String[] stems,
        String[] surfaces,
        int[] stemOfSurface,
        boolean[] counts,
        byte[] documents) {

    /** Stands for itself in {@link #documents} when this is added. */
    static final int MARKS = 2;

    /** Says which lines are left out. */
    @FunctionalInterface
    public interface LineFilter {

        /** Whether the line of this key is left out of articles of this source, told by its place among all. */
        boolean leavesOut(int source, long key);

        /** Leaves out nothing. */
        static LineFilter none() {
            return (source, key) -> false;
        }
    }

    /** Receives one article after the other. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * One article.
         *
         * @param document its place in {@code docIds}
         * @param tokens numbers of written forms and {@link Marks}; reused between calls
         * @param size how many entries are meant
         */
        void document(int document, int[] tokens, int size);
    }

    /** Receives the keys of lines. */
    @FunctionalInterface
    public interface KeyVisitor {

        /** One line of an article that has a key. */
        void line(int document, long key);
    }

    /** Visits every article in order, without the lines that the filter leaves out. */
    public void forEachDocument(LineFilter filter, Visitor visitor) {
        VarInts in = new VarInts(documents);
        int[] tokens = new int[1024];
        for (int document = 0; document < docIds.length; document++) {
            int size = 0;
            for (int lines = in.next(); lines > 0; lines--) {
                int head = in.next();
                long key = (head & 1) == 0 ? LineKeys.NO_KEY : in.nextLong();
                int length = head >>> 1;
                boolean out = key != LineKeys.NO_KEY && filter.leavesOut(sourceOfDocument[document], key);
                if (size + length + 1 > tokens.length) {
                    tokens = Arrays.copyOf(tokens, Math.max(tokens.length * 2, size + length + 1));
                }
                if (out) {
                    in.skip(length);
                    tokens[size++] = Marks.BREAK;
                } else {
                    for (int i = 0; i < length; i++) {
                        tokens[size++] = in.next() - MARKS;
                    }
                }
            }
            visitor.document(document, tokens, size);
        }
    }

    /** Visits the lines that have a key, in order. */
    public void forEachKey(KeyVisitor visitor) {
        VarInts in = new VarInts(documents);
        for (int document = 0; document < docIds.length; document++) {
            for (int lines = in.next(); lines > 0; lines--) {
                int head = in.next();
                if ((head & 1) == 1) {
                    visitor.line(document, in.nextLong());
                }
                in.skip(head >>> 1);
            }
        }
    }
}
