package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.Settings;
import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.corpus.KnownFile;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.job.RunSummary.Counts;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RankedTermsFile;
import dev.broadsheet.parquet.RowCells;
import dev.broadsheet.stage.CarriedRecords;
import dev.broadsheet.stage.ChooseVocabulary;
import dev.broadsheet.stage.ChooseVocabulary.Chosen;
import dev.broadsheet.stage.CountedTerms;
import dev.broadsheet.stage.FitTopics;
import dev.broadsheet.stage.HadoopBytes;
import dev.broadsheet.stage.InWindow;
import dev.broadsheet.stage.RankKeyphrases;
import dev.broadsheet.stage.ReadTotals;
import dev.broadsheet.stage.Reading;
import dev.broadsheet.stage.ShowBoilerplate;
import dev.broadsheet.stage.TopicTables;
import dev.broadsheet.stage.WeighTerms;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.BoilerplateFound;
import dev.broadsheet.table.DuplicatePairs;
import dev.broadsheet.table.Inputs;
import dev.broadsheet.table.Keyphrases;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.table.Topics;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.text.TermSource;
import dev.broadsheet.warehouse.Run;
import dev.broadsheet.weight.TermIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The data flow of one run, from raw files to what is published:
 *
 * <pre>
 * read articles → resolve duplicates ─► articles, rejects, duplicate_pairs
 * count terms → choose vocabulary → weigh terms ─► vocabulary, tfidf
 * fit topics ─► topics, topic_terms, article_topics
 * verify → publish
 * </pre>
 */
final class Pipeline {

    /** Published bytes of text for a character of it, and of weights for a byte of encoded words; measured on speeches and news. */
    private static final double BYTES_PER_CHARACTER = 0.4;

    private static final double BYTES_PER_COUNT_BYTE = 1.5;
    /** What a row of keyphrases takes in its file. */
    private static final double BYTES_PER_KEYPHRASE = 15;

    /** What a row of duplicate pairs takes in its file: two ids, for the most part. */
    private static final double BYTES_PER_PAIR = 70;

    /** A table is written as so many files at least, if each comes to some size; the same on every machine. */
    private static final int PARALLEL_FILES = 4;

    private static final double LEAST_FILE_BYTES = 16 << 20;

    private final RunContext of;
    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Settings settings;
    private final Inventory inventory;
    private final Work work;
    private final Until until;
    private final Run run;
    private final Console console;
    private final StageLog log;
    private final Map<Table, Long> expectedRows = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    Pipeline(RunContext of) {
        this.of = of;
        this.spark = of.spark();
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.settings = of.loaded().settings();
        this.inventory = of.inventory();
        this.work = of.work();
        this.until = of.until();
        this.run = of.run();
        this.console = of.console();
        this.log = new StageLog(stage -> context.setJobDescription(stage + ", run " + run.id()));
    }

    RunSummary run(Job job, Instant started) {
        Optional<EarlierModel> earlier = until.reaches(Until.TOPICS)
                ? EarlierModel.find(of.warehouse(), of.loaded(), run.id())
                : Optional.empty();
        Counts counts;
        Map<String, Long> rejects;
        Reading.Unresolved read = read();
        try (Reading reading = resolve(read);
                Background background = new Background()) {
            counts = checkedCounts(reading);
            // what fails already needs no topics to be fitted; asked again with them at the end
            new RunGates(of.warehouse(), settings.gates(), job)
                    .check(run.id().value(), counts.kept(), RunGates.figures(log));
            rejects = reading.rejectedByReason();
            background.start(() -> writeArticles(reading));
            writeRejects(reading);
            write(Inputs.TABLE, ReadFiles.rows(work.plan(), read.totals(), of));
            writeDuplicatePairs(reading);
            if (until.reaches(Until.TFIDF)) {
                try (CountedTerms terms = terms(reading)) {
                    writeTfIdf(terms);
                    writeBoilerplate(terms);
                    background.await();
                    if (until.reaches(Until.TOPICS)) {
                        writeTopics(job, terms.source(), earlier);
                    }
                }
            }
            background.await();
        }
        run.deleteScratch();
        return new EndOfRun(of, job, log, expectedRows, earlier).publish(counts, rejects, warnings, started);
    }

    private Reading.Unresolved read() {
        ReadingPlan plan = work.plan();
        long bytes = plan.files().stream().mapToLong(InputFile::length).sum();
        console.stage("read articles", bytes);
        return log.timed("read-articles", figures -> {
            HadoopBytes opener = new HadoopBytes(spark.sparkContext().hadoopConfiguration());
            CarriedRecords carried = work.earlier()
                    .filter(any -> !plan.carried().isEmpty())
                    .map(run -> run.records(spark, plan.dropped()))
                    .orElseGet(() -> CarriedRecords.none(context));
            Reading.Unresolved reading = Reading.read(context, plan.files(), carried, opener, settings, work.window());
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
            return reading;
        });
    }

    private Reading resolve(Reading.Unresolved read) {
        ReadTotals totals = read.totals();
        if (totals.articles() == 0) {
            throw new Failure(
                    ExitCode.INPUT,
                    "No article was found in " + inventory.files().size() + " files: " + totals.rejects()
                            + " records were rejected ("
                            + totals.rejectsByReason() + "), " + totals.skipped()
                            + " skipped. Nothing was published. Check --input, ingest.only and ingest.fields.");
        }
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

    /** What became of the records; fails when too much was rejected. */
    private Counts checkedCounts(Reading reading) {
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
        expectedRows.put(Articles.TABLE, totals.articles() - sameId);
        expectedRows.put(Rejects.TABLE, rejected);
        expectedRows.put(
                DuplicatePairs.TABLE,
                reading.compared().near() + reading.compared().part());
        return new Counts(read, totals.articles() - sameId - copies, rejected, copies, skipped(totals));
    }

    private long skipped(ReadTotals totals) {
        long before =
                work.plan().carried().stream().mapToLong(KnownFile::skipped).sum();
        return totals.skipped() + before + inventory.skipped().size();
    }

    private void writeArticles(Reading reading) {
        log.timed("write-articles", figures -> {
            int files = files(reading.totals().characters() * BYTES_PER_CHARACTER);
            long rows = run.write(Articles.TABLE, reading.articles(files)).rows();
            return figures.rows(rows, rows, 0);
        });
    }

    private void writeRejects(Reading reading) {
        log.timed("write-rejects", figures -> {
            long rows = run.write(Rejects.TABLE, reading.rejects()).rows();
            return figures.rows(rows, rows, 0);
        });
    }

    private void writeDuplicatePairs(Reading reading) {
        long pairs = reading.compared().near() + reading.compared().part();
        run.write(DuplicatePairs.TABLE, reading.duplicatePairs(files(pairs * BYTES_PER_PAIR)));
    }

    private CountedTerms terms(Reading reading) {
        if (reading.countedByLanguage().isEmpty()) {
            throw new Failure(
                    ExitCode.INPUT,
                    "None of " + reading.totals().articles() + " articles lies within " + work.window()
                            + ". Nothing was published. Raise accumulation.window-days, or check the dates of the articles.");
        }
        console.stage("find phrases");
        return log.timed("find-phrases", figures -> {
            CountedTerms terms = CountedTerms.of(context, reading, settings);
            figures.rows(reading.totals().articles(), 0, 0)
                    .metric("boilerplate_lines", terms.boilerplate().size())
                    .metric("phrases", terms.phrases());
            return terms;
        });
    }

    private void writeTfIdf(CountedTerms terms) {
        console.stage("choose vocabulary");
        TermIndex index = log.timed("choose-vocabulary", figures -> {
            Chosen chosen = ChooseVocabulary.choose(terms, settings.tfidf(), context.defaultParallelism());
            run.write(Vocabulary.TABLE, chosen.rows());
            TermIndex made = chosen.index();
            long articles = terms.reading().countedByLanguage().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            figures.rows(articles, made.size(), 0);
            return made;
        });
        expectedRows.put(Vocabulary.TABLE, (long) index.size());
        console.stage("weigh terms");
        Broadcast<TermIndex> shared = context.broadcast(index);
        log.timed("weigh-terms", figures -> {
            int files = files(terms.reading().totals().countBytes() * BYTES_PER_COUNT_BYTE);
            JavaRDD<RankedTermsFile.Article> articles = WeighTerms.weigh(terms, shared, settings.tfidf(), files);
            long rows =
                    run.write(TfIdf.TABLE, articles, WeighTerms.writer(shared)).rows();
            return figures.rows(index.size(), rows, 0);
        });
        writeKeyphrases(terms, shared);
        shared.destroy();
        expectedRows.put(TfIdf.TABLE, index.totalDocumentFrequency());
    }

    private void writeKeyphrases(CountedTerms terms, Broadcast<TermIndex> vocabulary) {
        if (settings.keyphrases().most() == 0) {
            write(Keyphrases.TABLE, List.of());
            return;
        }
        console.stage("rank keyphrases");
        log.timed("rank-keyphrases", figures -> {
            long articles = terms.reading().totals().articles();
            int files = files((double) articles * settings.keyphrases().most() * BYTES_PER_KEYPHRASE);
            long rows = run.write(
                            Keyphrases.TABLE,
                            RankKeyphrases.rows(terms, vocabulary, settings.tfidf(), settings.keyphrases(), files))
                    .rows();
            expectedRows.put(Keyphrases.TABLE, rows);
            return figures.rows(articles, rows, 0);
        });
    }

    private void writeBoilerplate(CountedTerms terms) {
        JavaRDD<Cells> articles = terms.reading().articles(context.defaultParallelism());
        write(BoilerplateFound.TABLE, ShowBoilerplate.rows(terms.boilerplate(), articles));
    }

    private void writeTopics(Job job, TermSource terms, Optional<EarlierModel> earlier) {
        console.stage("fit topics");
        if (!spark.sparkContext().isLocal()
                && spark.sparkContext().getCheckpointDir().isEmpty()) {
            // Long fits cut their lineage; on a cluster that needs a folder every machine sees.
            spark.sparkContext().setCheckpointDir(run.scratch("checkpoints").toString());
        }
        log.timed("fit-topics", figures -> {
            try (TopicTables tables = FitTopics.fit(
                    spark,
                    InWindow.of(table(Articles.TABLE), work.window()),
                    table(Vocabulary.TABLE),
                    table(TfIdf.TABLE),
                    settings.topics(),
                    EarlierModel.history(earlier, of),
                    terms)) {
                return writeTopics(job, tables, figures);
            }
        });
    }

    private StageLog.Figures writeTopics(Job job, TopicTables tables, StageLog.Figures figures) {
        tables.notFitted().ifPresent(why -> {
            if (job == Job.TOPICS) {
                throw new Failure(ExitCode.INPUT, why + " Nothing was published.");
            }
            warnings.add(why + " The topic tables are empty.");
        });
        warnings.addAll(tables.warnings());
        TopicTables.ALL.forEach(table -> write(table, tables.tables().get(table)));
        return figures.rows(expectedRows.get(Articles.TABLE), expectedRows.get(ArticleTopics.TABLE), 0)
                .metrics(tables.metrics())
                .metric("topics", expectedRows.get(Topics.TABLE));
    }

    /** Writes a table of a few rows, which are in its order. */
    private void write(Table table, List<Row> rows) {
        long written = run.write(table, rows.stream().<Cells>map(RowCells::new).iterator())
                .rows();
        expectedRows.put(table, written);
    }

    private void write(Table table, Dataset<Row> rows) {
        String[] order = table.sortedBy().toArray(String[]::new);
        long written = run.write(
                        table,
                        order.length == 0
                                ? rows.coalesce(1)
                                : rows.coalesce(1).sortWithinPartitions(order[0], rest(order)))
                .rows();
        expectedRows.put(table, written);
    }

    private Dataset<Row> table(Table table) {
        return spark.read().parquet(run.table(table.name()).toString());
    }

    /** Files for a table: of the size that is set, but several small ones where that keeps more cores at work. */
    private int files(double bytes) {
        double bySize = Math.ceil(bytes / settings.run().targetFileBytes());
        double parallel = Math.min(PARALLEL_FILES, Math.ceil(bytes / LEAST_FILE_BYTES));
        return (int) Math.max(1, Math.max(bySize, parallel));
    }

    private static String[] rest(String[] order) {
        return java.util.Arrays.copyOfRange(order, 1, order.length);
    }
}
