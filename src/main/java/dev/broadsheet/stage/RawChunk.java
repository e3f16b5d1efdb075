package dev.broadsheet.stage;

import dev.broadsheet.phrase.TokenSequences;
import java.util.Arrays;

/**
 * The words of some articles.
 *
 * @param sequences the words
 * @param leftOut ascending places of articles that do not count
 */
record RawChunk(TokenSequences sequences, int[] leftOut) {

    /** Visits the articles that count. */
    void forEachCounted(TokenSequences.LineFilter lines, TokenSequences.Visitor visitor) {
        sequences.forEachDocument(lines, (document, tokens, size) -> {
            if (Arrays.binarySearch(leftOut, document) < 0) {
                visitor.document(document, tokens, size);
            }
        });
    }
}
