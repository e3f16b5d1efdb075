/**
 * Counts and weights: term counts of articles, vocabulary order, TF-IDF. Pure arithmetic; never imports Spark and knows
 * nothing of topics.
 */
package dev.broadsheet.weight;
