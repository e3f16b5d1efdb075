/**
 * The arithmetic of topic models: coherence, exclusivity, expected counts, numbering, labels. Pure; never imports Spark and
 * knows nothing of weights.
 *
 * <p>Whatever is summed over articles is a mergeable state with {@code plus}, in whole numbers: {@link
 * dev.broadsheet.topic.WindowCounts}, {@link dev.broadsheet.topic.ExpectedTokens}. Terms are numbers within the modelled
 * vocabulary, from 0, in the order of {@code vocabulary.term_id}.
 *
 * <p>To add a figure of a topic: one class with its formula and source, a test derived by hand, a column in {@code
 * table.Topics}, and a line in {@code stage.DescribeTopics}.
 */
package dev.broadsheet.topic;
