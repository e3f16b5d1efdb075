package dev.broadsheet.stage;

import dev.broadsheet.config.DuplicateSettings;
import dev.broadsheet.config.Settings;
import dev.broadsheet.corpus.ByteSourceFactory;
import dev.broadsheet.corpus.InputFile;
import dev.broadsheet.corpus.InputSplit;
import dev.broadsheet.corpus.Location;
import dev.broadsheet.corpus.ReadRecord;
import dev.broadsheet.corpus.Reject;
import dev.broadsheet.corpus.RejectReason;
import dev.broadsheet.corpus.SplitPlan;
import dev.broadsheet.corpus.Window;
import dev.broadsheet.packed.PackedRow;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.packed.SortedShuffle;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.stage.ResolveDuplicates.Resolved;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Rejects;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The one pass over the raw files, and what everything later takes from it. What is read lies in shuffle files ({@link
 * Shuffled}), from which each table takes its own partitions; a machine that is lost has its files read again.
 */
public final class Reading implements ArticleWords {

    private static final int TASKS_PER_CORE = 3;
    private static final long LEAST_SPLIT_BYTES = 1 << 20;
    /** Bytes of text for each byte of a published table of articles, about. */
    private static final long TEXT_OF_CARRIED = 2;

    private final Shuffled layout;
    private final JavaPairRDD<byte[], byte[]> shuffled;
    private final Resolved resolved;
    private final ReadTotals totals;
    private final FateTotals fateTotals;

    private Reading(Unresolved read, Resolved resolved) {
        this.layout = read.layout;
        this.shuffled = read.shuffled;
        this.totals = read.totals;
        this.resolved = resolved;
        this.fateTotals = FateTotals.of(resolved.fates());
    }

    /**
     * What was read, before it is known what of it stands twice.
     *
     * @param totals what was found
     */
    public record Unresolved(Shuffled layout, JavaPairRDD<byte[], byte[]> shuffled, ReadTotals totals) {

        /** Finds what stands twice. */
        public Reading resolve(DuplicateSettings settings) {
            int cores = JavaSparkContext.fromSparkContext(shuffled.context()).defaultParallelism();
            return new Reading(this, ResolveDuplicates.resolve(shuffled, layout, settings, totals.words(), cores));
        }
    }

    /**
     * Reads and analyses every file, and analyses what an earlier run read.
     *
     * @param files what to read
     * @param carried what need not be read again
     * @param bytes opens a file
     * @param window days whose articles count
     */
    public static Unresolved read(
            JavaSparkContext spark,
            List<InputFile> files,
            CarriedRecords carried,
            ByteSourceFactory bytes,
            Settings settings,
            Window window) {
        int cores = spark.defaultParallelism();
        long all = files.stream().mapToLong(InputFile::length).sum();
        long splitBytes = splitBytes(all, settings.run().splitBytes(), cores);
        List<InputSplit> splits = CutFiles.cut(spark, files, splitBytes, settings.ingest(), bytes);
        List<List<InputSplit>> groups = SplitPlan.plan(splits, splitBytes);
        JavaRDD<ReadRecord> records = ReadArticles.read(spark, groups, settings.ingest(), bytes);
        int tasks = Math.max(1, groups.size());
        // One big archive is read by one task; the analysis of its articles is shared out.
        if (SplitPlan.unbalanced(splits, splitBytes)) {
            tasks = Math.max(tasks, TASKS_PER_CORE * cores);
            records = SpreadRecords.over(records, tasks);
        }
        if (carried.bytes() > 0) {
            records = records.union(carried.records());
            tasks = records.getNumPartitions();
        }
        Shuffled layout = Shuffled.of(SplitPlan.unpackedBytes(files) + TEXT_OF_CARRIED * carried.bytes(), tasks, cores);
        JavaPairRDD<byte[], byte[]> shuffled = layout.shuffle(AnalyseArticles.analyse(
                records, settings.analysis(), settings.quality(), settings.duplicates(), window));
        ReadTotals totals = new ReadTotals();
        for (byte[] one : layout.totals(shuffled).values().collect()) {
            totals.add(ReadTotals.unpack(one));
        }
        return new Unresolved(layout, shuffled, totals);
    }

    /** Bytes for one task: as set, or less when there would be fewer tasks than keep all cores busy to the end. */
    private static long splitBytes(long all, long most, int cores) {
        return Math.max(Math.min(most, LEAST_SPLIT_BYTES), Math.min(most, all / ((long) TASKS_PER_CORE * cores)));
    }

    @Override
    public ReadTotals totals() {
        return totals;
    }

    /** Records that are rejected because an earlier one has their id. */
    public long sameId() {
        return fateTotals.sameId();
    }

    /** Articles that are copies of another. */
    public long copies() {
        return fateTotals.copies();
    }

    /** Pairs of articles that were compared, and what came of it. */
    public NearDuplicates.Totals compared() {
        return resolved.compared().totals();
    }

    @Override
    public Map<String, Long> countedByLanguage() {
        Map<String, Long> counted = new TreeMap<>(totals.countedByLanguage());
        fateTotals.leftOutByLanguage().forEach((language, n) -> counted.merge(language, -n, Long::sum));
        counted.values().removeIf(articles -> articles == 0);
        return counted;
    }

    /** Records and files given up, by reason. */
    public Map<String, Long> rejectedByReason() {
        Map<String, Long> reasons = new TreeMap<>(totals.rejectsByReason());
        if (sameId() > 0) {
            reasons.merge(RejectReason.DUPLICATE_ID.code(), sameId(), Long::sum);
        }
        return reasons;
    }

    /** The rows of {@code articles}, sorted, in so many files or fewer. */
    @Override
    public JavaRDD<Cells> articles(int files) {
        if (fateTotals.none()) {
            return layout.articles(shuffled, files).mapPartitions(rows -> {
                PackedRow row = new PackedRow(Articles.TABLE);
                return stream(rows).map(pair -> (Cells) row.set(pair._2())).iterator();
            });
        }
        JavaPairRDD<byte[], byte[]> articles = layout.articles(shuffled, files);
        return articles.zipPartitions(fatesOf(articles), (rows, known) -> stream(new Fates.Judging(rows, known))
                .filter(judged ->
                        judged.fate().isEmpty() || !judged.fate().get().sameId())
                .map(judged -> (Cells) judged.row())
                .iterator());
    }

    /** The rows of {@code duplicate_pairs}, sorted, in so many files. */
    public JavaRDD<Cells> duplicatePairs(int files) {
        return resolved.compared().rows(files);
    }

    /** Fates in partitions that fit those of articles. */
    private JavaPairRDD<byte[], byte[]> fatesOf(JavaPairRDD<byte[], byte[]> articles) {
        JavaPairRDD<byte[], byte[]> byArticle = Fates.byArticle(resolved.fates(), layout.articleParts());
        return layout.articles(byArticle, articles.getNumPartitions());
    }

    /** The rows of {@code rejects}, sorted, in one partition. */
    public JavaRDD<Cells> rejects() {
        JavaPairRDD<byte[], byte[]> all = layout.rejects(shuffled);
        if (sameId() > 0) {
            JavaPairRDD<byte[], byte[]> articles = layout.articles(shuffled, layout.articleParts());
            JavaPairRDD<byte[], byte[]> sameId = articles.zipPartitions(fatesOf(articles), (rows, known) -> {
                        PackedWriter packer = new PackedWriter();
                        return stream(new Fates.Judging(rows, known))
                                .filter(judged ->
                                        judged.fate().map(Fate::sameId).orElse(false))
                                .map(judged -> AnalyseArticles.reject(sameId(judged.row()), packer))
                                .iterator();
                    })
                    .mapToPair(pair -> pair);
            all = SortedShuffle.sort(all.union(sameId), 1, key -> 0);
        }
        return all.mapPartitions(rows -> {
            PackedRow row = new PackedRow(Rejects.TABLE);
            return stream(rows).map(pair -> (Cells) row.set(pair._2())).iterator();
        });
    }

    private static Reject sameId(PackedRow article) {
        String id = text(article, "native_id").orElseGet(() -> required(article, "doc_id"));
        return new Reject(
                new Location(
                        required(article, "input_path"), article.longInteger(Articles.TABLE.place("input_offset"))),
                "resolve-duplicates",
                RejectReason.DUPLICATE_ID,
                "Another record of source '" + required(article, "source") + "' has the id '" + id
                        + "' and stands earlier; give each record its own id, or map another field to ingest.fields.id.",
                required(article, "title"));
    }

    private static String required(PackedRow article, String column) {
        return text(article, column).orElseThrow();
    }

    private static Optional<String> text(PackedRow article, String column) {
        int at = Articles.TABLE.place(column);
        return article.isNull(at)
                ? Optional.empty()
                : Optional.of(article.bytes(at).toStringUsingUTF8());
    }

    @Override
    public JavaRDD<RawChunk> chunks() {
        JavaPairRDD<byte[], byte[]> chunks = layout.chunks(shuffled);
        if (fateTotals.none()) {
            return chunks.mapPartitions(mine -> new Fates.Counting(mine, Collections.emptyIterator()));
        }
        return chunks.zipPartitions(Fates.byChunk(resolved.fates(), layout), Fates.Counting::new);
    }

    private static <T> Stream<T> stream(Iterator<T> rows) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }

    @Override
    public void close() {
        resolved.close();
    }
}
