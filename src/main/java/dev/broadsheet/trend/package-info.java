/**
 * How topics move: sums of articles' shares, intervals of a mean, the test of a trend, and the correction for many tests. Pure arithmetic; what
 * makes rows of it is {@code stage.TrendTopics}.
 *
 * <p>Everything begins with {@link dev.broadsheet.trend.ShareSums}, which add up in any order. To ask another question of a series: one more
 * class that takes {@link dev.broadsheet.trend.Series}.
 */
package dev.broadsheet.trend;
