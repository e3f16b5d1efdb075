/**
 * Published tables → files that other tools open: CSV, what MALLET writes, what pyLDAvis reads. Tables come as {@link
 * dev.broadsheet.export.PublishedTables}; what is held in the driver at once is bounded, and said where.
 *
 * <p>To add a format: one class that is an {@link dev.broadsheet.export.Export}, and one constant of {@code job.ExportCommand.Format}.
 */
package dev.broadsheet.export;
