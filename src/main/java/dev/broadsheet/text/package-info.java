/**
 * Analysis of one text: words, their normal forms, language. Pure Java on Lucene; never imports Spark.
 */
package dev.broadsheet.text;
