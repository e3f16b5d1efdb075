package dev.broadsheet.phrase;

import java.io.Serializable;

/**
 * A phrase of a corpus.
 *
 * @param counted its words and counts
 * @param score the npmi of its weakest seam
 * @param name whether most of it is written with capitals amid sentences
 */
public record Phrase(Ngram counted, double score, boolean name) implements Serializable {}
