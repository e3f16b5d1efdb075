package dev.broadsheet.lda;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How many documents have so many tokens, and how many have so many in a topic: all that learning &alpha; needs to know of the
 * documents (Wallach, "Structured topic models for language", 2008, section 2.4). Sparse; merging adds whole numbers.
 */
public final class CountHistogram implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The place of whole documents in the order of topics: before the first. */
    private static final int WHOLE = 0;

    /** Ascending: the topic plus 1, or {@link #WHOLE}, in the high half, tokens in the low half. */
    private final long[] keys;

    private final long[] documents;

    private CountHistogram(long[] keys, long[] documents) {
        this.keys = keys;
        this.documents = documents;
    }

    /** Receives one bar. */
    @FunctionalInterface
    interface Bars {

        /** So many documents have so many tokens. */
        void bar(int tokens, long documentCount);
    }

    /** Of no document. */
    public static CountHistogram none() {
        return new CountHistogram(new long[0], new long[0]);
    }

    /** Of the documents of a block that have topics. */
    public static CountHistogram of(TokenBlock block) {
        DocumentTopics documents = block.documentTopics();
        long[] keys = new long[documents.pairCount() + block.documentCount()];
        int size = 0;
        for (int document = 0; document < block.documentCount(); document++) {
            int tokens = 0;
            for (int pair = documents.first(document); pair < documents.end(document); pair++) {
                keys[size++] = key(documents.topic(pair) + 1, documents.count(pair));
                tokens += documents.count(pair);
            }
            if (tokens > 0) {
                keys[size++] = key(WHOLE, tokens);
            }
        }
        Arrays.sort(keys, 0, size);
        long[] once = new long[size];
        Arrays.fill(once, 1);
        return compact(keys, once, size);
    }

    /** Of both sets of documents. */
    public CountHistogram plus(CountHistogram other) {
        long[] merged = new long[keys.length + other.keys.length];
        long[] amounts = new long[merged.length];
        int i = 0;
        int j = 0;
        for (int size = 0; size < merged.length; size++) {
            boolean mine = j == other.keys.length || (i < keys.length && keys[i] <= other.keys[j]);
            merged[size] = mine ? keys[i] : other.keys[j];
            amounts[size] = mine ? documents[i++] : other.documents[j++];
        }
        return compact(merged, amounts, merged.length);
    }

    private static CountHistogram compact(long[] sorted, long[] amounts, int size) {
        int last = -1;
        for (int i = 0; i < size; i++) {
            if (last >= 0 && sorted[last] == sorted[i]) {
                amounts[last] += amounts[i];
            } else {
                sorted[++last] = sorted[i];
                amounts[last] = amounts[i];
            }
        }
        return new CountHistogram(Arrays.copyOf(sorted, last + 1), Arrays.copyOf(amounts, last + 1));
    }

    private static long key(int place, int tokens) {
        return ((long) place << Integer.SIZE) | tokens;
    }

    /** The documents by their tokens, ascending. */
    void lengths(Bars bars) {
        give(WHOLE, bars);
    }

    /** The documents that have a topic by their tokens in it, ascending. */
    void topic(int topic, Bars bars) {
        give(topic + 1, bars);
    }

    private void give(int place, Bars bars) {
        int at = Arrays.binarySearch(keys, key(place, 0));
        for (int i = at < 0 ? -at - 1 : at; i < keys.length && keys[i] >>> Integer.SIZE == place; i++) {
            bars.bar((int) keys[i], documents[i]);
        }
    }
}
