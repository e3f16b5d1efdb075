package dev.broadsheet.stage;

import dev.broadsheet.weight.TermCounts;

/**
 * Term counts of some articles.
 *
 * @param counts the counts
 * @param leftOut ascending places of articles that do not count
 */
record Chunk(TermCounts counts, int[] leftOut) {}
