/**
 * How clean an article is: figures of its text ({@link dev.broadsheet.quality.QualitySignals}), a filter by them, and lines that many
 * articles of a source share. Pure arithmetic on text; never imports Spark.
 *
 * <p>To add a signal: a field of the record, its count in {@link dev.broadsheet.quality.QualityMeter}, a column, and a bound in
 * {@code quality} of the settings.
 */
package dev.broadsheet.quality;
