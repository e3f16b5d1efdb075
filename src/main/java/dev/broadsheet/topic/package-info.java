/**
 * The arithmetic of topic models: coherence, exclusivity, numbering, labels. Pure; never imports Spark and knows nothing of
 * weights.
 */
package dev.broadsheet.topic;
