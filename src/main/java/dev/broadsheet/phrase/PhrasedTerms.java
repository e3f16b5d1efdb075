package dev.broadsheet.phrase;

import dev.broadsheet.text.WordParts;
import dev.broadsheet.weight.TermCounter;
import dev.broadsheet.weight.TermCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Sequences of words → terms: words that count, and phrases, of which a word within is no term of its own, but for what {@link
 * WordParts} knows. The stem of a phrase is
 * its words' stems, its written form its words as they stand there.
 */
public final class PhrasedTerms {

    private static final int NO_TERM = -1;

    private final TokenSequences sequences;
    private final PhraseMatcher matcher;
    private final int words;
    private final Predicate<String> parts;
    /** By form, whether the word is a term where it stands alone. */
    private final boolean[] alone;

    /** By its words as written, the number of a phrase's form. */
    private final Map<String, Integer> forms = new HashMap<>();

    private final List<String> surfaces = new ArrayList<>();
    private final List<String> stems = new ArrayList<>();
    private int[] bare = new int[16];

    /** Receives terms in order, article by article. */
    public interface Sink {

        /** One term: the number of its form, and the number of words of the article before it. */
        void term(int form, int position);

        /** The article is complete. */
        void endDocument(int document);
    }

    /**
     * Terms of some articles.
     *
     * @param phrases what counts as one term
     */
    public PhrasedTerms(TokenSequences sequences, PhraseSet phrases) {
        this.sequences = sequences;
        this.words = sequences.surfaces().length;
        this.matcher = new PhraseMatcher(phrases, forms(sequences));
        this.parts = WordParts.of(sequences.language());
        this.alone = new boolean[words];
        for (int form = 0; form < words; form++) {
            alone[form] = sequences.counts()[form] && !parts.test(stem(form));
        }
    }

    /** What phrases need to know of the words of these sequences. */
    public static WordForms forms(TokenSequences sequences) {
        return WordForms.of(
                sequences.surfaces().length,
                form -> sequences.surfaces()[form],
                form -> sequences.stems()[sequences.stemOfSurface()[form]],
                form -> sequences.counts()[form]);
    }

    /** Gives the terms of every article, in order, without the lines that are left out. */
    public void forEach(TokenSequences.LineFilter lines, Sink sink) {
        sequences.forEachDocument(lines, (document, tokens, size) -> {
            int[] at = {0, 0};
            matcher.match(tokens, size, (from, to, key) -> {
                words(tokens, from, at, sink);
                int phrase = phrase(tokens, from, to);
                if (phrase != NO_TERM) {
                    sink.term(words + phrase, at[1]);
                }
                at[0] = to;
                at[1] += to - from;
            });
            words(tokens, size, at, sink);
            sink.endDocument(document);
        });
    }

    /** The words from where we are up to a place. */
    private void words(int[] tokens, int to, int[] at, Sink sink) {
        for (int i = at[0]; i < to; i++) {
            if (tokens[i] >= 0) {
                if (alone[tokens[i]]) {
                    sink.term(tokens[i], at[1]);
                }
                at[1]++;
            }
        }
    }

    /** The counts of every article. */
    public static TermCounts count(TokenSequences sequences, PhraseSet phrases, TokenSequences.LineFilter lines) {
        PhrasedTerms terms = new PhrasedTerms(sequences, phrases);
        TermCounter counter = new TermCounter(sequences.language(), terms::surface, terms::stem);
        terms.forEach(lines, new Sink() {
            @Override
            public void term(int form, int position) {
                counter.count(form);
            }

            @Override
            public void endDocument(int document) {
                counter.endDocument(sequences.docIds()[document]);
            }
        });
        return counter.drain();
    }

    /** The term as it is written. */
    public String surface(int form) {
        return form < words ? sequences.surfaces()[form] : surfaces.get(form - words);
    }

    /** What the term is counted as. */
    public String stem(int form) {
        return form < words ? sequences.stems()[sequences.stemOfSurface()[form]] : stems.get(form - words);
    }

    private int phrase(int[] tokens, int from, int to) {
        String surface = PhraseText.of(tokens, from, to, this::surface);
        Integer known = forms.get(surface);
        if (known != null) {
            return known;
        }
        String stem = stem(tokens, from, to);
        int number = parts.test(stem) ? NO_TERM : surfaces.size();
        forms.put(surface, number);
        if (number != NO_TERM) {
            surfaces.add(surface);
            stems.add(stem);
        }
        return number;
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
}
