package dev.broadsheet.job;

import dev.broadsheet.corpus.KnownFile;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.stage.KnownFiles;
import dev.broadsheet.stage.ReadTotals;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** The files behind a run → {@code inputs}. */
final class ReadFiles {

    private ReadFiles() {}

    /** The rows, sorted: of files that were read, and of those whose records were taken over. */
    static List<Row> rows(ReadingPlan plan, ReadTotals totals, RunContext of) {
        LocalDate day = of.loaded().settings().run().logicalDate();
        Map<String, Long> skipped = totals.skippedByFile();
        Stream<KnownFile> read = plan.files().stream()
                .map(file -> new KnownFile(
                        file.path(),
                        file.length(),
                        file.modifiedMillis(),
                        true,
                        day,
                        of.run().id().value(),
                        skipped.getOrDefault(file.path(), 0L)));
        return Stream.concat(read, plan.carried().stream())
                .sorted(Comparator.comparing(KnownFile::path))
                .map(KnownFiles::row)
                .toList();
    }
}
