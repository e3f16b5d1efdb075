package dev.broadsheet.similar;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Some articles as weights of terms, one after another in arrays. Takes 20 bytes an article and 8 a term of it.
 */
public final class WeightedArticles implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int HALF = 16;

    private final int size;
    /** Of each article the two halves of its id. */
    private final long[] ids;
    /** Where the terms of each article begin, and of the last end. */
    private final int[] starts;

    private final int[] terms;
    private final int[] weights;

    private WeightedArticles(int size, long[] ids, int[] starts, int[] terms, int[] weights) {
        this.size = size;
        this.ids = ids;
        this.starts = starts;
        this.terms = terms;
        this.weights = weights;
    }

    /** Number of articles. */
    public int size() {
        return size;
    }

    /** Terms of all articles. */
    public int termCount() {
        return starts[size];
    }

    /** The first half of an id. */
    long high(int article) {
        return ids[2 * article];
    }

    /** The second half of an id. */
    long low(int article) {
        return ids[2 * article + 1];
    }

    /** The id of an article: 32 hex digits. */
    public String id(int article) {
        return id(high(article), low(article));
    }

    static String id(long high, long low) {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    /** Where the terms of an article begin; those of the next begin where they end. */
    int start(int article) {
        return starts[article];
    }

    int term(int place) {
        return terms[place];
    }

    /** In {@link FixedWeights}, at least 1. */
    int weight(int place) {
        return weights[place];
    }

    /** One behind the other. */
    public static WeightedArticles joined(List<WeightedArticles> parts) {
        Builder all = new Builder();
        for (WeightedArticles part : parts) {
            for (int article = 0; article < part.size; article++) {
                all.add(part, article);
            }
        }
        return all.build();
    }

    /** Collects articles. */
    public static final class Builder {

        private static final int FIRST = 1024;

        private int size;
        private long[] ids = new long[2 * FIRST];
        private int[] starts = new int[FIRST + 1];
        private int[] terms = new int[FIRST];
        private int[] weights = new int[FIRST];

        /**
         * Adds an article. Weights that are nothing in {@link FixedWeights} are left out.
         *
         * @param id 32 hex digits
         * @param termIds numbers of its terms, distinct, in any order
         * @param tfidf weights of these, 0 to 1
         */
        public Builder add(String id, int[] termIds, double... tfidf) {
            begin(HexFormat.fromHexDigitsToLong(id, 0, HALF), HexFormat.fromHexDigitsToLong(id, HALF, 2 * HALF));
            for (int i = 0; i < termIds.length; i++) {
                int weight = FixedWeights.of(tfidf[i]);
                if (weight > 0) {
                    add(termIds[i], weight);
                }
            }
            return this;
        }

        private void add(WeightedArticles from, int article) {
            begin(from.high(article), from.low(article));
            for (int place = from.start(article); place < from.start(article + 1); place++) {
                add(from.term(place), from.weight(place));
            }
        }

        private void begin(long high, long low) {
            if (size + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            if (2 * size + 2 > ids.length) {
                ids = Arrays.copyOf(ids, 2 * ids.length);
            }
            ids[2 * size] = high;
            ids[2 * size + 1] = low;
            size++;
            starts[size] = starts[size - 1];
        }

        private void add(int term, int weight) {
            int at = starts[size]++;
            if (at == terms.length) {
                terms = Arrays.copyOf(terms, 2 * at);
                weights = Arrays.copyOf(weights, 2 * at);
            }
            terms[at] = term;
            weights[at] = weight;
        }

        /** The articles, in the order they were added. */
        public WeightedArticles build() {
            return new WeightedArticles(
                    size,
                    Arrays.copyOf(ids, 2 * size),
                    Arrays.copyOf(starts, size + 1),
                    Arrays.copyOf(terms, starts[size]),
                    Arrays.copyOf(weights, starts[size]));
        }
    }
}
