package dev.broadsheet.weight;

import dev.broadsheet.phrase.Marks;
import dev.broadsheet.phrase.PhraseMatcher;
import dev.broadsheet.phrase.PhraseSet;
import dev.broadsheet.phrase.PhraseText;
import dev.broadsheet.phrase.WordForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sequences of words → counts of terms: words that count, and phrases, of which a word within is no term of its own. The stem of a
 * phrase is its words' stems, its written form its words as they stand there.
 */
public final class PhrasedCounts {

    private final TokenSequences sequences;
    private final PhraseMatcher matcher;
    private final TermCounter counter;
    private final int words;

    /** By its words as written, the number of a phrase's form. */
    private final Map<String, Integer> forms = new HashMap<>();

    private final List<String> surfaces = new ArrayList<>();
    private final List<String> stems = new ArrayList<>();
    private int[] bare = new int[16];

    private PhrasedCounts(TokenSequences sequences, PhraseSet phrases) {
        this.sequences = sequences;
        this.words = sequences.surfaces().length;
        this.matcher = new PhraseMatcher(phrases, forms(sequences));
        this.counter = new TermCounter(
                sequences.language(),
                form -> form < words ? sequences.surfaces()[form] : surfaces.get(form - words),
                form -> form < words ? stem(form) : stems.get(form - words));
    }

    /** What phrases need to know of the words of these sequences. */
    public static WordForms forms(TokenSequences sequences) {
        return WordForms.of(
                sequences.surfaces().length,
                form -> sequences.surfaces()[form],
                form -> sequences.stems()[sequences.stemOfSurface()[form]],
                form -> sequences.counts()[form]);
    }

    /**
     * Counts the terms of every article, those of phrases included.
     *
     * @param phrases what counts as one term
     * @param lines says which lines are left out
     */
    public static TermCounts of(TokenSequences sequences, PhraseSet phrases, TokenSequences.LineFilter lines) {
        return new PhrasedCounts(sequences, phrases).count(lines);
    }

    private TermCounts count(TokenSequences.LineFilter lines) {
        sequences.forEachDocument(lines, (document, tokens, size) -> {
            int[] at = {0};
            matcher.match(tokens, size, (from, to, key) -> {
                words(tokens, at[0], from);
                counter.count(words + phrase(tokens, from, to));
                at[0] = to;
            });
            words(tokens, at[0], size);
            counter.endDocument(sequences.docIds()[document]);
        });
        return counter.drain();
    }

    private void words(int[] tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens[i] >= 0 && sequences.counts()[tokens[i]]) {
                counter.count(tokens[i]);
            }
        }
    }

    private int phrase(int[] tokens, int from, int to) {
        String surface = PhraseText.of(tokens, from, to, form -> sequences.surfaces()[form]);
        Integer known = forms.putIfAbsent(surface, surfaces.size());
        if (known != null) {
            return known;
        }
        surfaces.add(surface);
        stems.add(stem(tokens, from, to));
        return surfaces.size() - 1;
    }

    /** Whether a hyphen stands between the words makes no difference. */
    private String stem(int[] tokens, int from, int to) {
        if (to - from > bare.length) {
            bare = new int[2 * (to - from)];
        }
        int size = 0;
        for (int i = from; i < to; i++) {
            if (tokens[i] != Marks.HYPHEN) {
                bare[size++] = tokens[i];
            }
        }
        return PhraseText.of(bare, 0, size, this::stem);
    }

    private String stem(int form) {
        return sequences.stems()[sequences.stemOfSurface()[form]];
    }
}
