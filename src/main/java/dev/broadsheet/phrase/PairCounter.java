package dev.broadsheet.phrase;

import java.util.Arrays;

/**
 * The first of two passes over a corpus: counts words, and pairs of words that stand beside each other, stop words included.
 * Counts of parts add up by key, so a full counter is drained and goes on; what it holds is bounded and what it counts is exact.
 *
 * <p>A run of words that is frequent holds frequent pairs only (Agrawal and Srikant, "Fast algorithms for mining association
 * rules", VLDB 1994, section 2.1), in occurrences as in articles. So the pairs at or above the floors say where {@link
 * NgramCounter} has to look.
 *
 * <p>Not safe for several threads. A token costs one look-up in a table; nothing is allocated for it.
 */
public final class PairCounter {

    /** Receives counts. */
    @FunctionalInterface
    public interface Sink {

        /**
         * One word or pair.
         *
         * @param key its {@link WordKeys key}
         * @param count how often it stands in the articles since the last drain
         * @param documents in how many of them; 0 for words
         */
        void count(long key, int count, int documents);
    }

    private static final int COUNT = 0;
    private static final int DOCUMENTS = 1;
    private static final int LAST = 2;

    private final int mostPairs;
    private final KeyTable pairs = new KeyTable(3);
    private final KeyTable words = new KeyTable(1);
    private WordForms forms = WordForms.none();
    private int[] countOfForm = new int[0];
    private int document;

    /** @param mostPairs distinct pairs that make the counter full; it takes about 50 bytes for each */
    public PairCounter(int mostPairs) {
        this.mostPairs = mostPairs;
    }

    /**
     * Counts one article.
     *
     * @param current knows the forms of its words
     * @param tokens forms and {@link Marks}
     * @param size how many entries are meant
     */
    public void add(WordForms current, int[] tokens, int size) {
        if (current != forms) {
            flushForms();
            forms = current;
            countOfForm = new int[current.size()];
        }
        document++;
        long before = WordKeys.NONE;
        for (int i = 0; i < size; i++) {
            int form = tokens[i];
            if (form >= 0) {
                countOfForm[form]++;
                long word = current.key(form);
                if (before != WordKeys.NONE) {
                    countPair(WordKeys.join(before, word));
                }
                before = word;
            } else if (form == Marks.BREAK) {
                before = WordKeys.NONE;
            }
        }
    }

    private void countPair(long key) {
        int slot = pairs.put(key);
        pairs.add(slot, COUNT);
        if (pairs.cell(slot, LAST) != document) {
            pairs.set(slot, LAST, document);
            pairs.add(slot, DOCUMENTS);
        }
    }

    /** Whether it is time to drain. To be asked between articles. */
    public boolean isFull() {
        return pairs.size() >= mostPairs;
    }

    /** Hands on all counts since the last drain, in no meaningful order, and forgets them. */
    public void drain(Sink wordSink, Sink pairSink) {
        flushForms();
        for (int slot = 0; slot < words.slots(); slot++) {
            if (words.key(slot) != WordKeys.NONE) {
                wordSink.count(words.key(slot), words.cell(slot, COUNT), 0);
            }
        }
        for (int slot = 0; slot < pairs.slots(); slot++) {
            if (pairs.key(slot) != WordKeys.NONE) {
                pairSink.count(pairs.key(slot), pairs.cell(slot, COUNT), pairs.cell(slot, DOCUMENTS));
            }
        }
        words.clear();
        pairs.clear();
        document = 0;
    }

    private void flushForms() {
        for (int form = 0; form < countOfForm.length; form++) {
            if (countOfForm[form] > 0) {
                int slot = words.put(forms.key(form));
                words.set(slot, COUNT, words.cell(slot, COUNT) + countOfForm[form]);
            }
        }
        Arrays.fill(countOfForm, 0);
    }
}
