package dev.broadsheet.phrase;

import java.util.List;

/**
 * A term or phrase of an article that may stand for it.
 *
 * @param text as it is written
 * @param words normal forms of its content words, in order; one for a term
 * @param count how often it stands in the article, at least 1; of a word, phrases it is part of included
 * @param informativeness inverse document frequency of a term; of a phrase the sum over its content words, in nats
 * @param first words of the article before it stands first
 * @param name whether it is one word that is written as names are
 */
public record KeyphraseCandidate(
        String text, List<String> words, int count, double informativeness, int first, boolean name) {

    public KeyphraseCandidate {
        words = List.copyOf(words);
        if (words.isEmpty() || count < 1 || !(informativeness >= 0) || first < 0) {
            throw new IllegalArgumentException("a keyphrase has words, a count of at least 1, and no negative figures: "
                    + text + ", " + words.size() + " words, " + count + ", " + informativeness + ", " + first);
        }
    }

    boolean isPhrase() {
        return words.size() > 1;
    }
}
