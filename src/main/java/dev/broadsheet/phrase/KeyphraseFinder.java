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
 *       know what is rare, and for names of common words: capitals each time, at least {@value ArticleRuns#REPEATED_NAME} times, and not as often
 *       within a longer run
 *   <li>compounds: from a word with a hyphen to the last content word before a stop word or a break
 *   <li>runs without stop words that it holds at least {@value ArticleRuns#REPEATED} times, and not as often within a longer run
 * </ul>
 *
 * KP-Miner's rules for candidates (El-Beltagy and Rafea 2009, section 3.1: least count, no stop words, no punctuation), with
 * exceptions for what shows by its writing that it belongs together.
 *
 * <p>Not safe for several threads.
 */
public final class KeyphraseFinder {

    private static final int SHORT = 150;
    private static final int RARE = 50;
    /** The idf of a word that stands in one of {@value #RARE} articles, by the formulas of {@code weight.Weighting}. */
    private static final double RARE_IDF = 1 + Math.log(RARE);

    private static final int MOST_CANDIDATES = 200;

    private final WordForms forms;
    private final PhraseMatcher phrases;
    private final IntToDoubleFunction idf;
    private final IntFunction<String> written;
    private final IntFunction<String> normal;
    private final ArticleRuns runs;

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
        this.runs = new ArticleRuns(forms);
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
        int words = runs.count(tokens, size);
        phrases.match(tokens, size, (from, to, key) -> runs.mark(key));
        markNames(tokens, size);
        markCompounds(tokens, size);
        int[] slots = eligible(tokens, size, words < SHORT ? 1 : 2);
        double[] weights = new double[slots.length];
        for (int i = 0; i < slots.length; i++) {
            weights[i] = KeyphraseRanking.weight(
                    runs.times(slots[i]),
                    informativeness(tokens, slots[i]),
                    runs.wordsBefore(slots[i]),
                    runs.isName(slots[i]));
        }
        int[] order = Ranking.descending(weights);
        List<KeyphraseCandidate> heaviest = new ArrayList<>();
        for (int i = 0; i < Math.min(order.length, MOST_CANDIDATES); i++) {
            heaviest.add(candidate(tokens, slots[order[i]]));
        }
        runs.clear();
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
                int slot = runs.find(key);
                if (runs.from(slot) == first && runs.isCandidate(slot, length, stops, least)) {
                    slots = found == slots.length ? Arrays.copyOf(slots, found * 2) : slots;
                    slots[found++] = slot;
                }
            }
        }
        return Arrays.copyOf(slots, found);
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
            runs.mark(key);
        }
    }

    private double informativeness(int[] tokens, int slot) {
        double sum = 0;
        for (int at = runs.from(slot); at < runs.to(slot); at++) {
            sum += tokens[at] >= 0 && forms.content(tokens[at]) ? idf.applyAsDouble(tokens[at]) : 0;
        }
        return sum;
    }

    private KeyphraseCandidate candidate(int[] tokens, int slot) {
        int from = runs.from(slot);
        int to = runs.to(slot);
        List<String> words = new ArrayList<>();
        for (int at = from; at < to; at++) {
            if (tokens[at] >= 0 && forms.content(tokens[at])) {
                words.add(normal.apply(tokens[at]));
            }
        }
        return new KeyphraseCandidate(
                PhraseText.of(tokens, from, to, written),
                words,
                runs.times(slot),
                informativeness(tokens, slot),
                runs.wordsBefore(slot),
                runs.isName(slot));
    }
}
