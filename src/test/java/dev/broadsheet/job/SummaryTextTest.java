package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.job.RunSummary.Counts;
import dev.broadsheet.job.RunSummary.InputSize;
import dev.broadsheet.job.RunSummary.Outcome;
import dev.broadsheet.job.RunSummary.TableSize;
import dev.broadsheet.job.RunSummary.TopicLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTextTest {

    private static final RunSummary.Since SINCE =
            new RunSummary.Since("r0", new ReadingPlan.Changes(2, 1, 1000, 0, 3, true));

    @Test
    void aPublishedRunSaysWhatWhereAndHowToOpenIt() {
        RunSummary summary = new RunSummary(
                "r1",
                Outcome.PUBLISHED,
                "/w it's",
                List.of(),
                Optional.empty(),
                List.of("read-articles", "write-articles"),
                Optional.of(new Counts(1234, 1200, 4, 30, 1)),
                Map.of("malformed", 1L, "binary", 1L, "empty", 2L),
                List.of(
                        new TableSize("articles", "/w it's/current/articles", OptionalLong.of(1200)),
                        new TableSize("topics", "/w it's/current/topics", OptionalLong.of(1))),
                Optional.of("/w it's/runs/r1/report.html"),
                List.of(new TopicLine(Optional.of("zh"), "港, ferry", 0.1234, List.of("港", "ferry", "cảng"))),
                List.of("few articles."),
                Duration.ofSeconds(65));

        assertThat(SummaryText.of(summary))
                .containsExactly(
                        "Published run r1 in /w it's after 1 min 5 s.",
                        "Taken over from an attempt that broke off: read-articles, write-articles.",
                        "Read 1,234 records: 1,200 kept, 30 duplicates, 4 rejected; 1 file skipped.",
                        "Rejects: 2 empty, 1 binary, 1 malformed. The table rejects says where each one stands.",
                        "Warning: few articles.",
                        "",
                        "  articles        1,200 rows  /w it's/current/articles",
                        "  topics               1 row  /w it's/current/topics",
                        "",
                        "The largest topic",
                        "   12.3 %  zh  港, ferry: 港 ferry cảng",
                        "",
                        "To look at it, open in a browser",
                        "  /w it's/runs/r1/report.html",
                        "",
                        "To open a table",
                        "  DuckDB   SELECT * FROM '/w it''s/current/topics/*.parquet';",
                        "  pandas   pandas.read_parquet(\"/w it's/current/topics\")");
    }

    @Test
    void fiveTopicsAreEnough() {
        List<TopicLine> twenty = IntStream.range(0, 20)
                .mapToObj(i -> new TopicLine(Optional.empty(), "t" + i, 0.05, List.of("w")))
                .toList();
        RunSummary some = summary(Outcome.PUBLISHED);
        RunSummary summary = new RunSummary(
                some.runId(),
                some.outcome(),
                some.warehouse(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                twenty,
                List.of(),
                some.time());
        assertThat(SummaryText.of(summary))
                .contains("The 5 largest topics", "    5.0 %  t4: w")
                .noneMatch(line -> line.contains("t5"));
    }

    @Test
    void aDryRunSaysWhatItWouldReadAndWrite() {
        assertThat(SummaryText.of(summary(Outcome.WOULD_PUBLISH)))
                .containsExactly(
                        "Dry run: would publish run r1 in w. Nothing was written.",
                        "  reads   news: 3 files, 1.5 kB  (/in)",
                        "Inputs since run r0: 2 new, 1 changed, 1,000 unchanged, 3 gone, whose articles are kept"
                                + " (accumulation.removed-inputs).",
                        "",
                        "  articles     to be written  w/runs/r1/articles");
        assertThat(SummaryText.of(summary(Outcome.WOULD_DO_NOTHING)).get(0))
                .isEqualTo("Dry run: nothing to do, run r1 is published in w.");
    }

    @Test
    void amountsAreReadable() {
        assertThat(List.of(Amounts.bytes(0), Amounts.bytes(999), Amounts.bytes(999_960), Amounts.bytes(99_000_000)))
                .containsExactly("0 bytes", "999 bytes", "1.0 MB", "99.0 MB");
        assertThat(List.of(
                        Amounts.duration(Duration.ofMillis(400)),
                        Amounts.duration(Duration.ofSeconds(60)),
                        Amounts.duration(Duration.ofMinutes(192))))
                .containsExactly("0 s", "1 min 0 s", "3 h 12 min");
    }

    static RunSummary summary(Outcome outcome) {
        return new RunSummary(
                "r1",
                outcome,
                "w",
                List.of(new InputSize("news", "/in", 3, 1500)),
                outcome == Outcome.WOULD_PUBLISH ? Optional.of(SINCE) : Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                List.of(new TableSize("articles", "w/runs/r1/articles", OptionalLong.empty())),
                Optional.empty(),
                List.of(),
                List.of(),
                Duration.ZERO);
    }
}
