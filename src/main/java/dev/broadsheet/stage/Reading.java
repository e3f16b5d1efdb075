package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.broadcast;

import dev.broadsheet.config.Settings;
import dev.broadsheet.corpus.ByteSourceFactory;
import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.corpus.InputSplit;
import dev.broadsheet.corpus.ReadRecord;
import dev.broadsheet.corpus.SplitPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The one pass over the raw files, and what everything later takes from it. Owns the staged rows, which lie as Parquet in a
 * scratch folder of the run, and the small list of what stands twice, which is kept in memory until {@link #close}.
 */
public final class Reading implements AutoCloseable {

    /** Up to this many articles that stand twice, their list is sent to every task instead of shuffled with the texts. */
    private static final long MOST_BROADCAST = 1_000_000;

    /** Rows of staged Parquet are read back column by column; small row groups keep the writing tasks' memory small. */
    private static final int ROW_GROUP_BYTES = 32 << 20;

    private static final int TASKS_PER_CORE = 3;
    private static final long LEAST_SPLIT_BYTES = 1 << 20;

    private final Dataset<Row> staged;
    private final Dataset<Row> resolved;
    private final boolean fewTwice;
    private final StagedTotals totals;

    private Reading(Dataset<Row> staged, Dataset<Row> resolved, boolean fewTwice, StagedTotals totals) {
        this.staged = staged;
        this.resolved = resolved;
        this.fewTwice = fewTwice;
        this.totals = totals;
    }

    /**
     * Reads and analyses every file.
     *
     * @param files what to read
     * @param bytes opens a file
     * @param scratch folder for the staged rows
     */
    public static Reading of(
            SparkSession spark, List<InputFile> files, ByteSourceFactory bytes, Settings settings, String scratch) {
        int cores = spark.sparkContext().defaultParallelism();
        long splitBytes = splitBytes(files, settings.run().splitBytes(), cores);
        List<List<InputSplit>> groups = SplitPlan.plan(files, splitBytes);
        JavaRDD<ReadRecord> records = ReadArticles.read(spark, groups, settings.ingest(), bytes);
        // One big archive is read by one task; the analysis of its articles is shared out.
        JavaRDD<ReadRecord> balanced = SplitPlan.unbalanced(files, splitBytes)
                ? records.repartition(Math.max(groups.size(), TASKS_PER_CORE * cores))
                : records;
        AnalyseArticles.analyse(spark, balanced, settings.analysis())
                .write()
                .mode(SaveMode.Overwrite)
                .option("compression", "lz4_raw")
                .option("parquet.enable.dictionary", "false")
                .option("parquet.block.size", ROW_GROUP_BYTES)
                .parquet(scratch);
        Dataset<Row> staged = spark.read().schema(Staged.SCHEMA).parquet(scratch);
        Dataset<Row> resolved =
                ResolveDuplicates.resolve(Staged.only(staged, "article")).persist(StorageLevel.MEMORY_AND_DISK());
        return new Reading(staged, resolved, resolved.count() <= MOST_BROADCAST, StagedTotals.of(staged));
    }

    public StagedTotals totals() {
        return totals;
    }

    /** Records that are rejected because an earlier one has their id. */
    public long sameId() {
        return resolved.where("same_id").count();
    }

    /** Articles that are copies of another. */
    public long copies() {
        return resolved.where("not same_id and not representative").count();
    }

    /** Articles of each language that count. */
    public Map<String, Long> countedByLanguage() {
        return totals.counted(resolved);
    }

    /** The rows of {@code articles}, sorted, in so many files. */
    public Dataset<Row> articles(int files) {
        return DocOrder.lay(AssembleArticles.articles(staged, small(resolved)), "doc_id", files);
    }

    /** The rows of {@code rejects}, sorted, in one partition. */
    public Dataset<Row> rejects() {
        return AssembleArticles.rejects(staged, small(resolved))
                .coalesce(1)
                .sortWithinPartitions("input_path", "input_offset");
    }

    /** Records given up while reading, by reason. */
    public Map<String, Long> rejectedByReason() {
        Map<String, Long> counts = new TreeMap<>();
        Staged.only(staged, "reject")
                .groupBy("reason")
                .count()
                .collectAsList()
                .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
        return counts;
    }

    /** Chunks of term counts with the places in them that do not count. */
    public Dataset<Row> chunks() {
        return Staged.only(staged, "counts")
                .join(small(ResolveDuplicates.leftOut(resolved)), new String[] {"chunk"}, "left_outer");
    }

    /** Bytes for one task: as set, or less when there would be fewer tasks than keep all cores busy to the end. */
    private static long splitBytes(List<InputFile> files, long most, int cores) {
        long all = files.stream().mapToLong(InputFile::length).sum();
        return Math.max(Math.min(most, LEAST_SPLIT_BYTES), Math.min(most, all / ((long) TASKS_PER_CORE * cores)));
    }

    private Dataset<Row> small(Dataset<Row> rows) {
        return fewTwice ? broadcast(rows) : rows;
    }

    @Override
    public void close() {
        resolved.unpersist();
    }
}
