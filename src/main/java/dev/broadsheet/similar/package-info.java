/**
 * Which articles are most like an article: exact cosines of sparse weights, found through an index instead of by comparing all with all. Pure
 * arithmetic over primitive arrays; {@code stage.FindSimilar} spreads it.
 *
 * <p>Cosines are sums of products of whole numbers ({@link dev.broadsheet.similar.FixedWeights}), so the order of terms, of articles and of
 * parts never matters, and what is left out by a bound is left out for certain.
 */
package dev.broadsheet.similar;
