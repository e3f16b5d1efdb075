package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.KeptField;
import dev.broadsheet.config.Settings;
import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.corpus.KnownFile;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.job.EarlierInputs.TakenOver;
import dev.broadsheet.job.RunSummary.Counts;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.stage.CarriedRecords;
import dev.broadsheet.stage.HadoopBytes;
import dev.broadsheet.stage.ReadTotals;
import dev.broadsheet.stage.Reading;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.DuplicatePairs;
import dev.broadsheet.table.Inputs;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.RunStages;
import dev.broadsheet.warehouse.DamagedFile;
import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Raw files → articles, rejects, inputs and duplicate pairs. */
final class ReadStages {

    /** Published bytes of text for a character of it; measured on speeches and news. */
    private static final double BYTES_PER_CHARACTER = 0.4;

    /** What a row of duplicate pairs takes in its file: two ids, for the most part. */
    private static final double BYTES_PER_PAIR = 70;

    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Settings settings;
    private final Inventory inventory;
    private final Work work;
    private final RunContext of;
    private final Console console;
    private final StageLog log;
    private final RunTables tables;

    ReadStages(RunContext of, StageLog log, RunTables tables) {
        this.spark = of.spark();
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.settings = of.loaded().settings();
        this.inventory = of.inventory();
        this.work = of.work();
        this.of = of;
        this.console = of.console();
        this.log = log;
        this.tables = tables;
    }

    Reading.Unresolved read() {
        ReadingPlan plan = work.plan();
        long bytes = plan.files().stream().mapToLong(InputFile::length).sum();
        console.stage("read articles", bytes);
        return log.timed("read-articles", figures -> {
            HadoopBytes opener = new HadoopBytes(spark.sparkContext().hadoopConfiguration());
            TakenOver before = work.earlier()
                    .filter(any -> !plan.carried().isEmpty())
                    .map(run -> run.takeOver(spark, of.loaded(), new Build(), plan.dropped()))
                    .orElseGet(() -> new TakenOver(CarriedRecords.none(context), Optional.empty()));
            Reading.Unresolved reading = Reading.read(
                    context, plan.files(), before.records(), before.settled(), opener, settings, work.window());
            ReadTotals totals = reading.totals();
            figures.rows(totals.articles() + totals.rejects(), totals.articles(), totals.rejects())
                    .metric("files", inventory.files().size())
                    .metric("files_read", plan.files().size())
                    .metric("files_taken_over", plan.carried().size())
                    .metric("bytes", bytes)
                    .metric("skipped", skipped(totals))
                    .metric("characters", totals.characters())
                    .metric("decode_errors", totals.decodeErrors())
                    .metric("impossible_dates", totals.impossibleDates());
            totals.articlesByLanguage().forEach((language, n) -> figures.metric("language_" + language, n));
            settings.ingest()
                    .kept()
                    .forEach(field -> figures.metric(
                            "field_" + field.name(), totals.articlesByField().getOrDefault(field.name(), 0L)));
            return reading;
        });
    }

    Reading resolve(Reading.Unresolved read) {
        ReadTotals totals = read.totals();
        if (totals.articles() == 0) {
            throw new Failure(
                    ExitCode.INPUT,
                    "No article was found in " + inventory.files().size() + " files: " + totals.rejects()
                            + " records were rejected ("
                            + totals.rejectsByReason() + "), " + totals.skipped()
                            + " skipped. Nothing was published. Check --input, ingest.only and ingest.fields.");
        }
        checkKept(totals);
        console.stage("resolve duplicates");
        return log.timed("resolve-duplicates", figures -> {
            Reading reading = read.resolve(settings.duplicates());
            figures.rows(totals.articles(), totals.articles() - reading.sameId(), reading.sameId())
                    .metric("copies", reading.copies())
                    .metric("compared_pairs", reading.compared().compared())
                    .metric("near_pairs", reading.compared().near())
                    .metric("part_pairs", reading.compared().part());
            return reading;
        });
    }

    /** A field that no article has is misspelt; as a dimension it would be an empty table behind hours of work. */
    private void checkKept(ReadTotals totals) {
        for (KeptField field : settings.ingest().kept()) {
            if (!totals.articlesByField().containsKey(field.name())) {
                String none = "no record has the field " + String.join(" or ", field.fields())
                        + " that ingest.keep keeps as " + field.name();
                if (of.until().reaches(Until.TOPICS)
                        && settings.trends().dimensions().contains(field.name())) {
                    throw new Failure(
                            ExitCode.INPUT,
                            "By " + field.name() + " no topic can be followed (trends.dimensions): " + none
                                    + ". Nothing was published. Write ingest.keep=" + field.name()
                                    + "=FIELD with what the records call it, or take it out of trends.dimensions.");
                }
                console.report("warning: " + none);
            }
        }
    }

    /** What became of the records; fails when too much was rejected. */
    Counts checkedCounts(Reading reading) {
        ReadTotals totals = reading.totals();
        long sameId = reading.sameId();
        long copies = reading.copies();
        long read = totals.articles() + totals.rejects();
        long rejected = totals.rejects() + sameId;
        double share = (double) rejected / read;
        if (share > settings.ingest().maxRejectShare()) {
            throw new Failure(
                    ExitCode.GATE,
                    "Gate ingest.max-reject-share: " + rejected + " of " + read + " records were rejected ("
                            + reading.rejectedByReason() + "), more than the share of "
                            + settings.ingest().maxRejectShare()
                            + ". Nothing was published. Mend the input, or raise the setting.");
        }
        tables.expect(Articles.TABLE, totals.articles() - sameId);
        tables.expect(Rejects.TABLE, rejected);
        tables.expect(
                DuplicatePairs.TABLE,
                reading.compared().near() + reading.compared().part());
        return new Counts(read, totals.articles() - sameId - copies, rejected, copies, skipped(totals));
    }

    private long skipped(ReadTotals totals) {
        long before =
                work.plan().carried().stream().mapToLong(KnownFile::skipped).sum();
        return totals.skipped() + before + inventory.skipped().size();
    }

    /** Writes all four tables. */
    void write(Reading.Unresolved read, Reading reading) {
        writeArticles(reading);
        writeRejects(reading);
        writeInputs(read);
        writeDuplicatePairs(reading);
    }

    private void writeArticles(Reading reading) {
        log.timed("write-articles", figures -> {
            long characters = reading.totals().characters() - reading.totals().settledCharacters();
            double bytes = characters * BYTES_PER_CHARACTER + reading.bytesAgain();
            long rows = write(reading.articles(tables.files(bytes)), reading.settledFiles());
            return figures.rows(rows, rows, 0)
                    .metric(RunStages.FILES_KEPT, reading.settledFiles().size());
        });
    }

    /** @param kept names of files of the earlier run that need not be written again */
    private long write(JavaRDD<Cells> rows, List<String> kept) {
        if (kept.isEmpty()) {
            return tables.run().write(Articles.TABLE, rows).rows();
        }
        EarlierInputs earlier = work.earlier().orElseThrow();
        List<WrittenFile> files = earlier.files(Articles.TABLE).stream()
                .filter(file -> kept.contains(file.name()))
                .toList();
        try {
            return tables.run()
                    .write(Articles.TABLE, rows, earlier.folder(Articles.TABLE), files)
                    .rows();
        } catch (DamagedFile e) {
            throw earlier.damaged(e, of.loaded());
        }
    }

    private void writeRejects(Reading reading) {
        log.timed("write-rejects", figures -> {
            long rows = tables.run().write(Rejects.TABLE, reading.rejects()).rows();
            return figures.rows(rows, rows, 0);
        });
    }

    private void writeInputs(Reading.Unresolved read) {
        tables.write(Inputs.TABLE, ReadFiles.rows(work.plan(), read.totals(), of));
    }

    private void writeDuplicatePairs(Reading reading) {
        long pairs = reading.compared().near() + reading.compared().part();
        tables.run().write(DuplicatePairs.TABLE, reading.duplicatePairs(tables.files(pairs * BYTES_PER_PAIR)));
    }
}
