package dev.broadsheet.job;

import dev.broadsheet.corpus.ReadingPlan.Changes;
import dev.broadsheet.job.RunSummary.Counts;
import dev.broadsheet.job.RunSummary.Outcome;
import dev.broadsheet.job.RunSummary.Since;
import dev.broadsheet.job.RunSummary.TableSize;
import dev.broadsheet.job.RunSummary.TopicLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A summary as the lines a person reads at the end of a run. */
final class SummaryText {

    private static final int LARGEST_TOPICS = 5;

    private SummaryText() {}

    static List<String> of(RunSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(summary));
        if (summary.outcome() == Outcome.WOULD_PUBLISH || summary.outcome() == Outcome.WOULD_DO_NOTHING) {
            summary.inputs()
                    .forEach(input -> lines.add("  reads   %s: %s, %s  (%s)"
                            .formatted(
                                    input.name(),
                                    Amounts.count(input.files(), "file"),
                                    Amounts.bytes(input.bytes()),
                                    input.path())));
        }
        if (summary.outcome() != Outcome.NOTHING_TO_DO && summary.outcome() != Outcome.WOULD_DO_NOTHING) {
            summary.since().ifPresent(since -> lines.add(since(since)));
        }
        if (!summary.takenOver().isEmpty()) {
            lines.add("Taken over from an attempt that broke off: " + String.join(", ", summary.takenOver()) + ".");
        }
        summary.counts().ifPresent(counts -> lines.add(counts(counts)));
        if (!summary.rejects().isEmpty()) {
            lines.add("Rejects: " + rejects(summary.rejects()) + ". The table rejects says where each one stands.");
        }
        summary.warnings().forEach(warning -> lines.add("Warning: " + warning));
        if (!summary.tables().isEmpty()) {
            lines.add("");
            lines.addAll(tables(summary.tables()));
        }
        if (!summary.topics().isEmpty()) {
            lines.add("");
            lines.addAll(topics(summary.topics()));
        }
        if (summary.outcome() == Outcome.PUBLISHED || summary.outcome() == Outcome.NOTHING_TO_DO) {
            summary.report()
                    .ifPresent(page -> lines.addAll(List.of("", "To look at it, open in a browser", "  " + page)));
            lines.addAll(howToOpen(summary.tables()));
        }
        return lines;
    }

    private static String headline(RunSummary summary) {
        return switch (summary.outcome()) {
            case PUBLISHED ->
                "Published run %s in %s after %s."
                        .formatted(summary.runId(), summary.warehouse(), Amounts.duration(summary.time()));
            case NOTHING_TO_DO ->
                "Nothing to do: run %s is published in %s. --force runs it again."
                        .formatted(summary.runId(), summary.warehouse());
            case WOULD_PUBLISH ->
                "Dry run: would publish run %s in %s. Nothing was written."
                        .formatted(summary.runId(), summary.warehouse());
            case WOULD_DO_NOTHING ->
                "Dry run: nothing to do, run %s is published in %s.".formatted(summary.runId(), summary.warehouse());
        };
    }

    private static String since(Since since) {
        Changes changes = since.changes();
        String text = "Inputs since run %s: %s new, %s changed, %s unchanged"
                .formatted(
                        since.runId(),
                        Amounts.number(changes.added()),
                        Amounts.number(changes.changed()),
                        Amounts.number(changes.unchanged()));
        if (changes.again() > 0) {
            text += " but read again, for settings or code read them otherwise now or --force asks for it";
        }
        if (changes.gone() > 0) {
            text += ", %s gone, whose articles are %s (accumulation.removed-inputs)"
                    .formatted(Amounts.number(changes.gone()), changes.kept() ? "kept" : "retired");
        }
        return text + ".";
    }

    private static String counts(Counts counts) {
        return "Read %s: %s kept, %s, %s rejected; %s skipped."
                .formatted(
                        Amounts.count(counts.read(), "record"),
                        Amounts.number(counts.kept()),
                        Amounts.count(counts.duplicates(), "duplicate"),
                        Amounts.number(counts.rejected()),
                        Amounts.count(counts.skipped(), "file"));
    }

    private static String rejects(Map<String, Long> rejects) {
        return rejects.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Amounts.number(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static List<String> tables(List<TableSize> tables) {
        int width =
                tables.stream().mapToInt(table -> table.name().length()).max().orElse(0);
        return tables.stream()
                .map(table -> ("  %-" + width + "s  %16s  %s")
                        .formatted(
                                table.name(),
                                table.rows().isPresent()
                                        ? Amounts.count(table.rows().getAsLong(), "row")
                                        : "to be written",
                                table.path()))
                .toList();
    }

    private static List<String> topics(List<TopicLine> topics) {
        List<String> lines = new ArrayList<>();
        int shown = Math.min(LARGEST_TOPICS, topics.size());
        lines.add(shown == 1 ? "The largest topic" : "The " + shown + " largest topics" + languages(topics.get(0)));
        for (TopicLine topic : topics.subList(0, shown)) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %5.1f %%  %s%s: %s",
                    100 * topic.prevalence(),
                    topic.language().map(code -> code + "  ").orElse(""),
                    topic.label(),
                    String.join(" ", topic.topWords())));
        }
        return lines;
    }

    private static String languages(TopicLine any) {
        return any.language().isPresent() ? ", behind the language of their articles" : "";
    }

    /** Lines to copy, with the path of the table an analyst looks at first. */
    private static List<String> howToOpen(List<TableSize> tables) {
        Optional<TableSize> first = tables.stream()
                .filter(table -> table.name().equals("topics"))
                .findFirst()
                .or(() -> tables.stream().findFirst());
        return first.map(table -> List.of(
                        "",
                        "To open a table",
                        "  DuckDB   SELECT * FROM '%s/*.parquet';"
                                .formatted(table.path().replace("'", "''")),
                        "  pandas   pandas.read_parquet(\"%s\")"
                                .formatted(table.path().replace("\\", "\\\\").replace("\"", "\\\""))))
                .orElse(List.of());
    }
}
