package dev.broadsheet.phrase;

import dev.broadsheet.weight.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Finds what may stand for an article among its words and runs of words:
 *
 * <ul>
 *   <li>content words that it holds at least twice (in an article of fewer than {@value #SHORT} words, once)
 *   <li>phrases of the corpus
 *   <li>names: neighbouring words with capitals each of which stands in at most one of {@value #RARE} articles. So a name is found
 *       that the rest of the corpus does not know, without the common words before it, such as titles. Where the corpus is too small to
 *       know what is rare, and for names of common words: capitals each time, at least {@value #REPEATED_NAME} times, and not as often
 *       within a longer run
 *   <li>compounds: from a word with a hyphen to the last content word before a stop word or a break
 *   <li>runs without stop words that it holds at least {@value #REPEATED} times, and not as often within a longer run
 * </ul>
 *
 * KP-Miner's rules for candidates (El-Beltagy and Rafea 2009, section 3.1: least count, no stop words, no punctuation), with
 * exceptions for what shows by its writing that it belongs together.
 *
 * <p>Not safe for several threads.
 */
public final class KeyphraseFinder {

    private static final int SHORT = 150;
    private static final int REPEATED = 3;
    private static final int REPEATED_NAME = 2;
    /** A word is part of a longer run of words when so much of it stands there. */
    private static final double PART_SHARE = 0.75;

    private static final int RARE = 50;
    /** The idf of a word that stands in one of {@value #RARE} articles, by the formulas of {@code weight.Weighting}. */
    private static final double RARE_IDF = 1 + Math.log(RARE);

    private static final int COUNT = 0;
    /** Places in the tokens of the first occurrence. */
    private static final int FROM = 1;

    private static final int TO = 2;
    private static final int WORDS_BEFORE = 3;
    private static final int MARKED = 4;
    /** How often the run stands within a longer one that is as frequent as any. */
    private static final int LONGER = 5;

    /** How often a word stands with a capital and another word right before it, and how often without a capital. */
    private static final int CAPITAL_AMID = 6;

    private static final int SMALL = 7;

    /** How often every word of the run stands with a capital, none of them a stop word. */
    private static final int CAPITALS = 8;

    private static final int COLUMNS = 9;
    private static final int MOST_CANDIDATES = 200;
    private static final int MOST_KEPT = 1 << 16;

    private final WordForms forms;
    private final PhraseMatcher phrases;
    private final IntToDoubleFunction idf;
    private final IntFunction<String> written;
    private final IntFunction<String> normal;
    private KeyTable table = new KeyTable(COLUMNS);

    /**
     * @param forms knows the forms of all articles that will be given
     * @param phrases the phrases of the corpus
     * @param idf inverse document frequency of a form's word; of words outside the vocabulary, that of a word of one article
     * @param written a form as it is written
     * @param normal its normal form
     */
    public KeyphraseFinder(
            WordForms forms,
            PhraseSet phrases,
            IntToDoubleFunction idf,
            IntFunction<String> written,
            IntFunction<String> normal) {
        this.forms = forms;
        this.phrases = new PhraseMatcher(phrases, forms);
        this.idf = idf;
        this.written = written;
        this.normal = normal;
    }

    /**
     * The candidates of one article, from the heaviest; at most {@value #MOST_CANDIDATES}.
     *
     * @param tokens forms and {@link Marks}
     * @param size how many entries are meant
     */
    public List<KeyphraseCandidate> candidates(int[] tokens, int size) {
        int words = countRuns(tokens, size);
        phrases.match(tokens, size, (from, to, key) -> table.set(table.find(key), MARKED, 1));
        markNames(tokens, size);
        markCompounds(tokens, size);
        int[] slots = eligible(tokens, size, words < SHORT ? 1 : 2);
        double[] weights = new double[slots.length];
        for (int i = 0; i < slots.length; i++) {
            weights[i] = KeyphraseRanking.weight(
                    table.cell(slots[i], COUNT),
                    informativeness(tokens, slots[i]),
                    table.cell(slots[i], WORDS_BEFORE),
                    isName(slots[i]));
        }
        int[] order = Ranking.descending(weights);
        List<KeyphraseCandidate> heaviest = new ArrayList<>();
        for (int i = 0; i < Math.min(order.length, MOST_CANDIDATES); i++) {
            heaviest.add(candidate(tokens, slots[order[i]]));
        }
        if (table.slots() > MOST_KEPT) {
            table = new KeyTable(COLUMNS);
        } else {
            table.clear();
        }
        return heaviest;
    }

    /** The slots of candidates, in the order in which they stand first. */
    private int[] eligible(int[] tokens, int size, int least) {
        int[] slots = new int[64];
        int found = 0;
        for (int first = 0; first < size; first++) {
            if (tokens[first] < 0 || !forms.content(tokens[first])) {
                continue;
            }
            long key = WordKeys.NONE;
            boolean stops = false;
            int length = 0;
            for (int at = first; at < size && length < PhraseChooser.MOST_WORDS && tokens[at] != Marks.BREAK; at++) {
                if (tokens[at] == Marks.HYPHEN) {
                    continue;
                }
                key = length++ == 0 ? forms.key(tokens[at]) : WordKeys.join(key, forms.key(tokens[at]));
                if (!forms.content(tokens[at])) {
                    stops = true;
                    continue;
                }
                int slot = table.find(key);
                if (table.cell(slot, FROM) == first && isCandidate(slot, length, stops, least)) {
                    slots = found == slots.length ? Arrays.copyOf(slots, found * 2) : slots;
                    slots[found++] = slot;
                }
            }
        }
        return Arrays.copyOf(slots, found);
    }

    private boolean isCandidate(int slot, int length, boolean stops, int least) {
        int count = table.cell(slot, COUNT);
        if (length == 1) {
            return count >= least;
        }
        boolean name = table.cell(slot, CAPITALS) == count;
        return table.cell(slot, MARKED) > 0
                || (!stops && count >= (name ? REPEATED_NAME : REPEATED) && table.cell(slot, LONGER) < count);
    }

    /** Counts all runs up to the most words of a phrase; gives the number of words. */
    private int countRuns(int[] tokens, int size) {
        int words = 0;
        for (int first = 0; first < size; first++) {
            if (tokens[first] < 0) {
                continue;
            }
            if (forms.content(tokens[first])) {
                count(tokens, size, first, words);
            }
            words++;
        }
        // the counts of all runs are known only now
        for (int first = 0; first < size; first++) {
            if (tokens[first] >= 0 && forms.content(tokens[first])) {
                absorb(tokens, size, first);
            }
        }
        return words;
    }

    private void count(int[] tokens, int size, int first, int wordsBefore) {
        long key = WordKeys.NONE;
        boolean capitals = true;
        int length = 0;
        for (int at = first; at < size && length < PhraseChooser.MOST_WORDS; at++) {
            int form = tokens[at];
            if (form == Marks.BREAK) {
                return;
            }
            if (form == Marks.HYPHEN) {
                continue;
            }
            key = length++ == 0 ? forms.key(form) : WordKeys.join(key, forms.key(form));
            capitals &= forms.capital(form) && forms.content(form);
            if (forms.content(form)) {
                int slot = table.put(key);
                if (table.cell(slot, COUNT) == 0) {
                    table.set(slot, FROM, first);
                    table.set(slot, TO, at + 1);
                    table.set(slot, WORDS_BEFORE, wordsBefore);
                }
                table.add(slot, COUNT);
                if (capitals) {
                    table.add(slot, CAPITALS);
                }
                if (length == 1 && !forms.capital(form)) {
                    table.add(slot, SMALL);
                } else if (length == 1 && at > 0 && tokens[at - 1] >= 0) {
                    table.add(slot, CAPITAL_AMID);
                }
            }
        }
    }

    /** Tells the runs that begin here, and those that begin one content word later, of the longer run around them. */
    private void absorb(int[] tokens, int size, int first) {
        long key = WordKeys.NONE;
        long tail = WordKeys.NONE;
        int before = KeyTable.ABSENT;
        boolean tailOpen = false;
        int length = 0;
        for (int at = first; at < size && length < PhraseChooser.MOST_WORDS && tokens[at] != Marks.BREAK; at++) {
            int form = tokens[at];
            if (form == Marks.HYPHEN) {
                continue;
            }
            key = length == 0 ? forms.key(form) : WordKeys.join(key, forms.key(form));
            if (length > 0 && (tailOpen || forms.content(form))) {
                tail = tailOpen ? WordKeys.join(tail, forms.key(form)) : forms.key(form);
                tailOpen = true;
            }
            length++;
            if (forms.content(form)) {
                int slot = table.find(key);
                if (before != KeyTable.ABSENT) {
                    atLeast(before, table.cell(slot, COUNT));
                    atLeast(table.find(tail), table.cell(slot, COUNT));
                }
                before = slot;
            }
        }
    }

    private void atLeast(int slot, int count) {
        table.set(slot, LONGER, Math.max(table.cell(slot, LONGER), count));
    }

    /** Whether a word is written with a capital wherever it stands, not only where sentences begin, and is not mostly a part of one longer name. */
    private boolean isName(int slot) {
        return table.cell(slot, CAPITAL_AMID) > 0
                && table.cell(slot, SMALL) == 0
                && table.cell(slot, LONGER) < PART_SHARE * table.cell(slot, COUNT);
    }

    private void markNames(int[] tokens, int size) {
        int from = 0;
        for (int at = 0; at <= size; at++) {
            boolean goesOn = at < size
                    && (tokens[at] == Marks.HYPHEN
                            || (tokens[at] >= 0
                                    && forms.content(tokens[at])
                                    && forms.capital(tokens[at])
                                    && idf.applyAsDouble(tokens[at]) >= RARE_IDF));
            if (!goesOn) {
                mark(tokens, from, at);
                from = at + 1;
            }
        }
    }

    private void markCompounds(int[] tokens, int size) {
        int from = 0;
        boolean compound = false;
        for (int at = 0; at <= size; at++) {
            boolean goesOn =
                    at < size && (tokens[at] == Marks.HYPHEN || (tokens[at] >= 0 && forms.content(tokens[at])));
            if (!goesOn) {
                if (compound) {
                    mark(tokens, from, at);
                }
                compound = false;
                from = at + 1;
            } else if (tokens[at] == Marks.HYPHEN && !compound && at > from) {
                compound = true;
                from = at - 1;
            }
        }
    }

    /** A run of two words or more is a candidate, if it is no longer than a phrase may be. */
    private void mark(int[] tokens, int from, int to) {
        long key = WordKeys.NONE;
        int length = 0;
        for (int at = from; at < to; at++) {
            if (tokens[at] != Marks.HYPHEN) {
                key = length++ == 0 ? forms.key(tokens[at]) : WordKeys.join(key, forms.key(tokens[at]));
            }
        }
        if (length >= 2 && length <= PhraseChooser.MOST_WORDS) {
            table.set(table.find(key), MARKED, 1);
        }
    }

    private double informativeness(int[] tokens, int slot) {
        double sum = 0;
        for (int at = table.cell(slot, FROM); at < table.cell(slot, TO); at++) {
            sum += tokens[at] >= 0 && forms.content(tokens[at]) ? idf.applyAsDouble(tokens[at]) : 0;
        }
        return sum;
    }

    private KeyphraseCandidate candidate(int[] tokens, int slot) {
        int from = table.cell(slot, FROM);
        int to = table.cell(slot, TO);
        List<String> words = new ArrayList<>();
        for (int at = from; at < to; at++) {
            if (tokens[at] >= 0 && forms.content(tokens[at])) {
                words.add(normal.apply(tokens[at]));
            }
        }
        return new KeyphraseCandidate(
                PhraseText.of(tokens, from, to, written),
                words,
                table.cell(slot, COUNT),
                informativeness(tokens, slot),
                table.cell(slot, WORDS_BEFORE),
                isName(slot));
    }
}
