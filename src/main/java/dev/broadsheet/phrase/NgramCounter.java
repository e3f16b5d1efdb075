package dev.broadsheet.phrase;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The second pass over a corpus: counts runs of two words and more that begin and end with content words, within stretches
 * whose neighbours are all frequent pairs by {@link PairCounter}. For runs at or above the floors of the pairs the sums over all
 * parts of the corpus are exact; of others some are left out.
 *
 * <p>Not safe for several threads. Nothing is allocated for a token.
 */
public final class NgramCounter {

    /** Longest run that is counted: one word more than a phrase may have, to see where a phrase would be cut off. */
    static final int MOST_WORDS = PhraseChooser.MOST_WORDS + 1;

    private static final int COUNT = 0;
    private static final int DOCUMENTS = 1;
    private static final int INNER = 2;
    private static final int CAPITALS = 3;
    private static final int LAST = 4;
    private static final int PLACE = 5;
    /** Number of words and, above it, which of them are stop words. */
    private static final int SHAPE = 6;

    private static final int LENGTH_BITS = 4;

    private final KeySet frequentPairs;
    private final int mostNgrams;
    private final KeyTable table = new KeyTable(7);
    /** The words of all runs, end to end. */
    private long[] pool = new long[1 << 12];

    private int poolSize;
    /** The current article without hyphens, and whether each word makes a frequent pair with the next. */
    private int[] words = new int[1024];

    private boolean[] linked = new boolean[1024];
    private int document;

    /**
     * @param frequentPairs keys of the pairs at or above the floors
     * @param mostNgrams distinct runs that make the counter full; it takes about 120 bytes for each
     */
    public NgramCounter(KeySet frequentPairs, int mostNgrams) {
        this.frequentPairs = frequentPairs;
        this.mostNgrams = mostNgrams;
    }

    /**
     * Counts one article.
     *
     * @param forms knows the forms of its words
     * @param tokens forms and {@link Marks}
     * @param size how many entries are meant
     */
    public void add(WordForms forms, int[] tokens, int size) {
        document++;
        int length = link(forms, tokens, size);
        for (int i = 0; i < length; i++) {
            if (linked[i] && forms.content(words[i])) {
                count(forms, i);
            }
        }
    }

    private int link(WordForms forms, int[] tokens, int size) {
        if (size > words.length) {
            words = new int[Math.max(size, words.length * 2)];
            linked = new boolean[words.length];
        }
        int length = 0;
        for (int i = 0; i < size; i++) {
            int form = tokens[i];
            if (form == Marks.HYPHEN) {
                continue;
            }
            words[length] = form;
            linked[length] = false;
            if (form >= 0 && length > 0 && words[length - 1] >= 0) {
                linked[length - 1] =
                        frequentPairs.contains(WordKeys.join(forms.key(words[length - 1]), forms.key(form)));
            }
            length++;
        }
        return length;
    }

    /** Counts the runs that begin at a place. */
    private void count(WordForms forms, int first) {
        long key = forms.key(words[first]);
        boolean inner = first > 0 && words[first - 1] >= 0;
        boolean capitals = inner && forms.capital(words[first]);
        int stops = 0;
        for (int n = 1; n < MOST_WORDS && linked[first + n - 1]; n++) {
            int form = words[first + n];
            key = WordKeys.join(key, forms.key(form));
            if (forms.content(form)) {
                capitals &= forms.capital(form);
                count(forms, key, first, n + 1, stops, inner, capitals);
            } else {
                stops |= 1 << n;
            }
        }
    }

    private void count(WordForms forms, long key, int first, int length, int stops, boolean inner, boolean capitals) {
        int slot = table.put(key);
        if (table.cell(slot, COUNT) == 0) {
            table.set(slot, PLACE, poolSize);
            table.set(slot, SHAPE, (stops << LENGTH_BITS) | length);
            append(forms, first, length);
        }
        table.add(slot, COUNT);
        if (inner) {
            table.add(slot, INNER);
        }
        if (capitals) {
            table.add(slot, CAPITALS);
        }
        if (table.cell(slot, LAST) != document) {
            table.set(slot, LAST, document);
            table.add(slot, DOCUMENTS);
        }
    }

    private void append(WordForms forms, int first, int length) {
        if (poolSize + length > pool.length) {
            pool = Arrays.copyOf(pool, pool.length * 2);
        }
        for (int i = 0; i < length; i++) {
            pool[poolSize++] = forms.key(words[first + i]);
        }
    }

    /** Whether it is time to drain. To be asked between articles. */
    public boolean isFull() {
        return table.size() >= mostNgrams;
    }

    /** Hands on all counts since the last drain, in no meaningful order, and forgets them. */
    public void drain(Consumer<Ngram> sink) {
        for (int slot = 0; slot < table.slots(); slot++) {
            if (table.key(slot) != WordKeys.NONE) {
                int shape = table.cell(slot, SHAPE);
                int place = table.cell(slot, PLACE);
                int length = shape & ((1 << LENGTH_BITS) - 1);
                sink.accept(new Ngram(
                        Arrays.copyOfRange(pool, place, place + length),
                        shape >>> LENGTH_BITS,
                        table.cell(slot, COUNT),
                        table.cell(slot, DOCUMENTS),
                        table.cell(slot, INNER),
                        table.cell(slot, CAPITALS)));
            }
        }
        table.clear();
        poolSize = 0;
        document = 0;
    }
}
