/**
 * Phrases: collocations of a corpus, where they stand in an article, and the phrases that stand for an article. Pure arithmetic on
 * numbers of written forms; never imports Spark.
 *
 * <p>Phrases of a corpus are found in two passes over its articles. {@link dev.broadsheet.phrase.PairCounter} counts words and
 * pairs of neighbours; {@link dev.broadsheet.phrase.NgramCounter} counts longer runs, but only where all neighbours are frequent
 * pairs. What parts of a corpus count is added up by key. {@link dev.broadsheet.phrase.PhraseScore} judges the sums, {@link
 * dev.broadsheet.phrase.PhraseMatcher} finds the chosen phrases again, and {@link dev.broadsheet.phrase.KeyphraseRanking} ranks
 * those of one article.
 *
 * <p>The words of an article are an {@code int[]}: numbers of written forms from 0, which {@link
 * dev.broadsheet.phrase.WordForms} knows, and the marks of {@link dev.broadsheet.phrase.Marks}.
 */
package dev.broadsheet.phrase;
