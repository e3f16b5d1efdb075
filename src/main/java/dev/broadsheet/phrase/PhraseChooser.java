package dev.broadsheet.phrase;

import dev.broadsheet.config.PhraseSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * Chooses the phrases of a corpus of one language among the runs of words that were counted.
 *
 * <ul>
 *   <li>A run is left out below the floors of count and of articles: the boilerplate of one article makes no phrase.
 *   <li>It is a phrase when its weakest seam ({@link PhraseScore}) reaches the threshold. There are more runs of more words, so more of
 *       them pass by chance: each word beyond the second raises the threshold by {@value #FURTHER_WORD}, and by {@value #STOP_WORD}
 *       more if it is a stop word. (Both were chosen by looking at what they let in, in four languages.)
 *   <li>For a name the threshold is lower, whatever its length. A name is a run without stop words that stands with capitals amid
 *       sentences more often than not, and often enough. Scripts without case have no names.
 *   <li>A phrase is absorbed by a longer one that holds most of its occurrences. One that several longer phrases share stands for
 *       itself: the argument of the C-value (Frantzi, Ananiadou and Mima, "Automatic recognition of multi-word terms", 2000,
 *       section 3.1). Runs of one word more than a phrase may have absorb too, and are no phrases: what is left would be cut off.
 *   <li>Of more than are wanted the most frequent are kept, of equal ones those with the lower key.
 * </ul>
 */
public final class PhraseChooser {

    /** Longest phrase, in words, stop words included: <i>Socialist Republic of Viet Nam</i>. */
    public static final int MOST_WORDS = 5;

    private static final double FURTHER_WORD = 0.03;
    private static final double STOP_WORD = 0.05;
    private static final double NAME_SHARE = 0.5;

    private static final Comparator<Phrase> ORDER = Comparator.<Phrase>comparingLong(
                    phrase -> -phrase.counted().count())
            .thenComparingLong(phrase -> phrase.counted().key());

    private final PhraseSettings settings;
    private final long floor;
    private final long words;
    private final LongUnaryOperator countOfWord;

    /**
     * @param settings floors and thresholds
     * @param words tokens of the corpus, stop words included
     * @param countOfWord tokens of a word by its key; asked for words of the runs only
     */
    public PhraseChooser(PhraseSettings settings, long words, LongUnaryOperator countOfWord) {
        this.settings = settings;
        this.floor = settings.countFloor(words);
        this.words = words;
        this.countOfWord = countOfWord;
    }

    /**
     * The phrases, from the most frequent.
     *
     * @param runs all runs at or above the floors, each once, in any order; others may be among them
     */
    public List<Phrase> choose(Collection<Ngram> runs) {
        Map<Long, Ngram> frequent = new HashMap<>();
        for (Ngram run : runs) {
            if (run.count() >= floor && run.documents() >= settings.minArticles()) {
                frequent.put(run.key(), run);
            }
        }
        Map<Long, Phrase> firm = new HashMap<>();
        frequent.forEach((key, run) -> {
            Phrase phrase = new Phrase(run, weakestSeam(run, frequent), isName(run));
            if (phrase.score() >= threshold(phrase)) {
                firm.put(key, phrase);
            }
        });
        Map<Long, Long> mostInLonger = mostInLonger(firm);
        List<Phrase> chosen = new ArrayList<>();
        firm.forEach((key, phrase) -> {
            if (phrase.counted().words().length <= MOST_WORDS
                    && mostInLonger.getOrDefault(key, 0L)
                            < settings.absorbingShare() * phrase.counted().count()) {
                chosen.add(phrase);
            }
        });
        chosen.sort(ORDER);
        return List.copyOf(chosen.subList(0, Math.min(chosen.size(), settings.most())));
    }

    private boolean isName(Ngram run) {
        return run.stops() == 0 && run.capitals() >= settings.minCount() && run.capitals() > NAME_SHARE * run.inner();
    }

    private double threshold(Phrase phrase) {
        Ngram run = phrase.counted();
        return phrase.name()
                ? settings.minNameNpmi()
                : settings.minNpmi()
                        + FURTHER_WORD * (run.words().length - 2)
                        + STOP_WORD * Integer.bitCount(run.stops());
    }

    private double weakestSeam(Ngram run, Map<Long, Ngram> frequent) {
        double weakest = 1;
        int length = run.words().length;
        int first = 1;
        while (first < length) {
            // The part before the seam ends with a content word; stop words behind it belong to neither part.
            int second = first;
            while (!run.bounded(second, length)) {
                second++;
            }
            weakest = Math.min(
                    weakest,
                    PhraseScore.npmi(
                            run.count(), count(run, 0, first, frequent), count(run, second, length, frequent), words));
            first = second + 1;
        }
        return weakest;
    }

    private long count(Ngram run, int from, int to, Map<Long, Ngram> frequent) {
        long key = WordKeys.of(run.words(), from, to);
        if (to - from == 1) {
            return Math.max(run.count(), countOfWord.applyAsLong(key));
        }
        Ngram part = frequent.get(key);
        if (part == null) {
            throw new IllegalArgumentException("a run of " + run.words().length
                    + " words was counted without its part from word " + from + " to " + to);
        }
        return part.count();
    }

    /** For each run within a phrase, the count of the most frequent phrase around it. */
    private static Map<Long, Long> mostInLonger(Map<Long, Phrase> firm) {
        Map<Long, Long> most = new HashMap<>();
        for (Phrase phrase : firm.values()) {
            Ngram run = phrase.counted();
            int length = run.words().length;
            for (int from = 0; from < length; from++) {
                for (int to = from + 2; to <= length; to++) {
                    if (to - from < length && run.bounded(from, to)) {
                        most.merge(WordKeys.of(run.words(), from, to), run.count(), Math::max);
                    }
                }
            }
        }
        return most;
    }
}
