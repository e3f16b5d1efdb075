/**
 * Raw files to articles: what an article and a reject are, decoding, and one reader per raw format. Pure Java; never imports Spark.
 *
 * <p>To add a format: one {@code ArticleReader} and one test.
 */
package dev.broadsheet.corpus;
