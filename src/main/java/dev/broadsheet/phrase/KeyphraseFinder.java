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
 *       that the rest of the corpus does not know, without the common words before it, such as titles.
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
    private static final int RARE = 50;
    /** The idf of a word that stands in one of {@value #RARE} articles, by the formulas of {@code weight.Weighting}. */
    private static final double RARE_IDF = 1 + Math.log(RARE);

    private static final int COUNT = 0;
    /** Places in the tokens of the first occurrence. */
    private static final int FROM = 1;

    private static final int TO = 2;
    private static final int WORDS_BEFORE = 3;
    /** {@link #MARKED} where it is a candidate by its writing or the corpus, {@link #BEGINNING} where such a run goes on from it. */
    private static final int MARK = 4;
    /** How often the run stands within a longer one that is as frequent as any. */
    private static final int LONGER = 5;
    /** Twice the number of its words, and 1 more where a stop word is among them. */
    private static final int SHAPE = 6;

    private static final int COLUMNS = 7;
    private static final int BEGINNING = 1;
    private static final int MARKED = 2;
    private static final int MOST_CANDIDATES = 200;
    private static final int MOST_KEPT = 1 << 16;
    /** The shape of a word. */
    private static final int SINGLE = 2;

    private static final int ABSENT = -1;

    private final WordForms forms;
    private final PhraseMatcher phrases;
    private final IntToDoubleFunction idf;
    private final IntFunction<String> written;
    private final IntFunction<String> normal;
    private KeyTable table = new KeyTable(COLUMNS);
    private KeyTable pairs = new KeyTable(1);
    /** For each form the number of its word: forms of one word share it. */
    private final int[] wordOf;
    /** By word, of the current article: how often it stands there, its first place plus 1, and whether a marked run begins with it. */
    private final int[] countOfWord;

    private final int[] firstOfWord;
    private final boolean[] begins;
    /** By place, of the current article: whether the word there and the next stand together at least {@value #REPEATED} times. */
    private boolean[] linked = new boolean[1024];
    /** Runs of the current article in the order in which they stand first. */
    private long[] keys = new long[256];

    private int found;

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
        KeyTable numbers = new KeyTable(1);
        this.wordOf = new int[forms.size()];
        for (int form = 0; form < wordOf.length; form++) {
            int before = numbers.size();
            int slot = numbers.put(forms.key(form));
            if (numbers.size() > before) {
                numbers.set(slot, 0, before);
            }
            wordOf[form] = numbers.cell(slot, 0);
        }
        this.countOfWord = new int[numbers.size()];
        this.firstOfWord = new int[numbers.size()];
        this.begins = new boolean[numbers.size()];
    }

    /**
     * The candidates of one article, from the heaviest; at most {@value #MOST_CANDIDATES}.
     *
     * @param tokens forms and {@link Marks}
     * @param size how many entries are meant
     */
    public List<KeyphraseCandidate> candidates(int[] tokens, int size) {
        int words = countWords(tokens, size);
        link(tokens, size);
        phrases.match(tokens, size, (from, to, key) -> mark(tokens, from, to));
        markNames(tokens, size);
        markCompounds(tokens, size);
        countRuns(tokens, size, words < SHORT ? 1 : 2);
        int[] slots = eligible();
        double[] weights = new double[slots.length];
        for (int i = 0; i < slots.length; i++) {
            weights[i] = KeyphraseRanking.weight(
                    table.cell(slots[i], COUNT), informativeness(tokens, slots[i]), table.cell(slots[i], WORDS_BEFORE));
        }
        int[] order = Ranking.descending(weights);
        List<KeyphraseCandidate> heaviest = new ArrayList<>();
        for (int i = 0; i < Math.min(order.length, MOST_CANDIDATES); i++) {
            heaviest.add(candidate(tokens, slots[order[i]]));
        }
        forget(tokens, size);
        return heaviest;
    }

    private void forget(int[] tokens, int size) {
        for (int at = 0; at < size; at++) {
            if (tokens[at] >= 0) {
                int word = wordOf[tokens[at]];
                countOfWord[word] = 0;
                firstOfWord[word] = 0;
                begins[word] = false;
            }
        }
        found = 0;
        table = cleared(table, COLUMNS);
        pairs = cleared(pairs, 1);
    }

    private static KeyTable cleared(KeyTable used, int columns) {
        if (used.slots() > MOST_KEPT) {
            return new KeyTable(columns);
        }
        used.clear();
        return used;
    }

    /** The slots of candidates, in the order in which they stand first. */
    private int[] eligible() {
        int[] slots = new int[found];
        int kept = 0;
        for (int i = 0; i < found; i++) {
            int slot = table.find(keys[i]);
            if (isCandidate(slot)) {
                slots[kept++] = slot;
            }
        }
        return Arrays.copyOf(slots, kept);
    }

    private boolean isCandidate(int slot) {
        int count = table.cell(slot, COUNT);
        int shape = table.cell(slot, SHAPE);
        return shape == SINGLE
                || (table.cell(slot, MARK) & MARKED) != 0
                || ((shape & 1) == 0 && count >= REPEATED && table.cell(slot, LONGER) < count);
    }

    /** Counts the words of the article; gives how many there are in all. */
    private int countWords(int[] tokens, int size) {
        int words = 0;
        for (int at = 0; at < size; at++) {
            if (tokens[at] >= 0) {
                int word = wordOf[tokens[at]];
                if (countOfWord[word]++ == 0) {
                    firstOfWord[word] = at + 1;
                }
                words++;
            }
        }
        return words;
    }

    /** A run that is repeated holds repeated pairs only, and these hold repeated words: no other run need be counted for it. */
    private void link(int[] tokens, int size) {
        if (size > linked.length) {
            linked = new boolean[Math.max(size, linked.length * 2)];
        }
        Arrays.fill(linked, 0, size, false);
        forEachRepeated(tokens, size, (place, key) -> pairs.add(pairs.put(key), 0));
        forEachRepeated(tokens, size, (place, key) -> linked[place] = pairs.cell(pairs.find(key), 0) >= REPEATED);
    }

    /** Receives a pair of neighbours by the place of the first. */
    private interface PairSink {
        void pair(int place, long key);
    }

    /** Neighbours that are repeated words both. */
    private void forEachRepeated(int[] tokens, int size, PairSink sink) {
        int before = ABSENT;
        for (int at = 0; at < size; at++) {
            int form = tokens[at];
            if (form == Marks.HYPHEN) {
                continue;
            }
            boolean repeated = form >= 0 && countOfWord[wordOf[form]] >= REPEATED;
            if (repeated && before != ABSENT) {
                sink.pair(before, WordKeys.join(forms.key(tokens[before]), forms.key(form)));
            }
            before = repeated ? at : ABSENT;
        }
    }

    /** Counts all runs that may be candidates, up to the most words of a phrase. */
    private void countRuns(int[] tokens, int size, int leastOfWord) {
        int words = 0;
        for (int first = 0; first < size; first++) {
            if (tokens[first] < 0) {
                continue;
            }
            if (forms.content(tokens[first])) {
                countWord(tokens[first], first, words, leastOfWord);
                count(tokens, size, first, words);
            }
            words++;
        }
        // the counts of all runs are known only now
        for (int first = 0; first < size; first++) {
            if (tokens[first] >= 0 && linked[first] && forms.content(tokens[first])) {
                absorb(tokens, size, first);
            }
        }
    }

    private void countWord(int form, int at, int wordsBefore, int least) {
        int word = wordOf[form];
        if (countOfWord[word] >= least && firstOfWord[word] == at + 1) {
            int slot = first(forms.key(form), at, at + 1, wordsBefore, SINGLE);
            table.set(slot, COUNT, countOfWord[word]);
        }
    }

    private void count(int[] tokens, int size, int first, int wordsBefore) {
        boolean repeated = linked[first];
        if (!repeated && !begins[wordOf[tokens[first]]]) {
            return;
        }
        long key = forms.key(tokens[first]);
        int length = 1;
        int stop = 0;
        int before = first;
        for (int at = first + 1; at < size && length < PhraseChooser.MOST_WORDS && tokens[at] != Marks.BREAK; at++) {
            int form = tokens[at];
            if (form == Marks.HYPHEN) {
                continue;
            }
            key = WordKeys.join(key, forms.key(form));
            length++;
            repeated &= linked[before];
            before = at;
            int slot = table.find(key);
            boolean marked = slot != KeyTable.ABSENT && table.cell(slot, MARK) != 0;
            if (!repeated && !marked) {
                return;
            }
            if (!forms.content(form)) {
                stop = 1;
            } else if (repeated || (table.cell(slot, MARK) & MARKED) != 0) {
                if (slot == KeyTable.ABSENT || table.cell(slot, COUNT) == 0) {
                    slot = first(key, first, at + 1, wordsBefore, 2 * length + stop);
                }
                table.add(slot, COUNT);
            }
        }
    }

    /** Notes where a run stands first; gives its slot. */
    private int first(long key, int from, int to, int wordsBefore, int shape) {
        int slot = table.put(key);
        table.set(slot, FROM, from);
        table.set(slot, TO, to);
        table.set(slot, WORDS_BEFORE, wordsBefore);
        table.set(slot, SHAPE, shape);
        if (found == keys.length) {
            keys = Arrays.copyOf(keys, found * 2);
        }
        keys[found++] = key;
        return slot;
    }

    /** Tells the repeated runs that begin here, and those that begin one content word later, of the longer run around them. */
    private void absorb(int[] tokens, int size, int first) {
        long key = forms.key(tokens[first]);
        long tail = WordKeys.NONE;
        int shorter = KeyTable.ABSENT;
        boolean tailOpen = false;
        int length = 1;
        int before = first;
        for (int at = first + 1; at < size && length < PhraseChooser.MOST_WORDS && linked[before]; at++) {
            int form = tokens[at];
            if (form == Marks.HYPHEN) {
                continue;
            }
            before = at;
            length++;
            key = WordKeys.join(key, forms.key(form));
            if (tailOpen || forms.content(form)) {
                tail = tailOpen ? WordKeys.join(tail, forms.key(form)) : forms.key(form);
                tailOpen = true;
            }
            if (forms.content(form)) {
                int slot = table.find(key);
                atLeast(shorter, table.cell(slot, COUNT));
                atLeast(table.find(tail), table.cell(slot, COUNT));
                shorter = slot;
            }
        }
    }

    private void atLeast(int slot, int count) {
        if (slot != KeyTable.ABSENT) {
            table.set(slot, LONGER, Math.max(table.cell(slot, LONGER), count));
        }
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
        int length = 0;
        for (int at = from; at < to; at++) {
            length += tokens[at] == Marks.HYPHEN ? 0 : 1;
        }
        if (length < 2 || length > PhraseChooser.MOST_WORDS) {
            return;
        }
        long key = WordKeys.NONE;
        int words = 0;
        for (int at = from; at < to; at++) {
            if (tokens[at] == Marks.HYPHEN) {
                continue;
            }
            words++;
            if (words == 1) {
                key = forms.key(tokens[at]);
                begins[wordOf[tokens[at]]] = true;
            } else {
                key = WordKeys.join(key, forms.key(tokens[at]));
                int slot = table.put(key);
                table.set(slot, MARK, table.cell(slot, MARK) | (words == length ? MARKED : BEGINNING));
            }
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
                table.cell(slot, WORDS_BEFORE));
    }
}
