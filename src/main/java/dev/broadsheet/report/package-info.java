/**
 * Published tables → one HTML page for a person: {@link dev.broadsheet.report.Report} is all that the page says, and
 * {@link dev.broadsheet.report.ReportPage} makes the page of it and of the files beside it in the resources: one template, one style sheet
 * and the scripts, which stand in the page, for it must open from a mail or a shared drive without a network.
 *
 * <p>What belongs here: what the page shows and how. What does not: reading tables ({@code stage}), the arithmetic of topics
 * ({@code topic}). A new section is a record within {@code Report}, a script beside the others that draws it, and a line in
 * {@code report.html}. Text of articles reaches the page as text nodes only, never as markup.
 */
package dev.broadsheet.report;
