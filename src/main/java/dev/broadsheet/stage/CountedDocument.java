package dev.broadsheet.stage;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * A document as engines take it; its {@code doc_id} stands beside it.
 *
 * @param terms numbers within the modelled vocabulary, ascending, never empty
 * @param counts tokens of each of these terms, all above 0
 * @param length tokens of the whole article, with those of terms that are not modelled
 */
public record CountedDocument(int[] terms, int[] counts, int length) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** A document of which all terms are modelled. */
    public static CountedDocument whole(int[] terms, int[] counts) {
        return new CountedDocument(terms, counts, Arrays.stream(counts).sum());
    }

    /** Tokens of modelled terms. */
    long tokens() {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /** The document's tokens in the order of terms. */
    int[] words() {
        int[] words = new int[Math.toIntExact(tokens())];
        int size = 0;
        for (int i = 0; i < terms.length; i++) {
            Arrays.fill(words, size, size + counts[i], terms[i]);
            size += counts[i];
        }
        return words;
    }
}
