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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The one pass over the raw files, and what everything later takes from it. What is read lies in shuffle files ({@link
 * Shuffled}), from which each table takes its own partitions; a machine that is lost has its files read again. Of articles that an earlier
 * run wrote and that do not change only what tells of them lies there ({@link SettledArticles}).
 */
public final class Reading implements ArticleWords {

    private static final int TASKS_PER_CORE = 3;
    private static final long LEAST_SPLIT_BYTES = 1 << 20;
    /** Bytes of text for each byte of a published table of articles, about. */
    private static final long TEXT_OF_CARRIED = 2;

    private static final int DAY = Articles.TABLE.place("published_on");

    private final Shuffled layout;
    private final JavaPairRDD<byte[], byte[]> shuffled;
    private final Resolved resolved;
    private final ReadTotals totals;
    private final Window window;
    private final Optional<SettledArticles> settled;
    private final FateTotals fateTotals;
    private final Set<Integer> again;
    private final JavaPairRDD<byte[], byte[]> rows;

    private Reading(Unresolved read, Resolved resolved) {
        this.layout = read.layout;
        this.shuffled = read.shuffled;
        this.totals = read.totals;
        this.window = read.window;
        this.settled = read.settled;
        this.resolved = resolved;
        this.fateTotals = FateTotals.of(resolved.fates());
        this.again = new TreeSet<>(settled.map(SettledArticles::again).orElse(Set.of()));
        if (settled.isPresent()) {
            again.addAll(ChangedRows.files(layout.identities(shuffled), resolved.fates()));
        }
        this.rows = settled.filter(any -> !again.isEmpty())
                .map(articles -> layout.with(shuffled, articles.rows(again)))
                .orElse(shuffled);
    }

    /**
     * What was read, before it is known what of it stands twice.
     *
     * @param totals what was found
     * @param window days whose articles count
     * @param settled articles whose rows are not among what was shuffled
     */
    public record Unresolved(
            Shuffled layout,
            JavaPairRDD<byte[], byte[]> shuffled,
            ReadTotals totals,
            Window window,
            Optional<SettledArticles> settled) {

        /** Finds what stands twice. */
        public Reading resolve(DuplicateSettings settings) {
            int cores = JavaSparkContext.fromSparkContext(shuffled.context()).defaultParallelism();
            return new Reading(
                    this, ResolveDuplicates.resolve(shuffled, layout, settled, settings, totals.words(), cores));
        }
    }

    /**
     * Reads and analyses every file, and analyses what an earlier run read.
     *
     * @param files what to read
     * @param carried what need not be read again
     * @param settled articles that need not be read again, nor be written, as far as can be told yet
     * @param bytes opens a file
     * @param window days whose articles count
     */
    public static Unresolved read(
            JavaSparkContext spark,
            List<InputFile> files,
            CarriedRecords carried,
            Optional<SettledArticles> settled,
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
        JavaPairRDD<byte[], byte[]> pairs = AnalyseArticles.analyse(
                records, settings.analysis(), settings.quality(), settings.duplicates(), window);
        if (settled.isPresent()) {
            pairs = pairs.union(settled.get().pairs(settings.analysis(), window));
            tasks = pairs.getNumPartitions();
        }
        long before = carried.bytes() + settled.map(SettledArticles::bytes).orElse(0L);
        Shuffled layout = Shuffled.of(SplitPlan.unpackedBytes(files) + TEXT_OF_CARRIED * before, tasks, cores);
        JavaPairRDD<byte[], byte[]> shuffled = layout.shuffle(pairs);
        ReadTotals totals = new ReadTotals();
        for (byte[] one : layout.totals(shuffled).values().collect()) {
            totals.add(ReadTotals.unpack(one));
        }
        return new Unresolved(layout, shuffled, totals, window, settled);
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

    /** Names of files of an earlier run that hold rows of {@code articles} beside {@link #articles}. */
    public List<String> settledFiles() {
        List<String> names = settled.map(SettledArticles::names).orElse(List.of());
        return IntStream.range(0, names.size())
                .filter(number -> !again.contains(number))
                .mapToObj(names::get)
                .toList();
    }

    /** Bytes of the files of an earlier run whose rows are among {@link #articles}. */
    public long bytesAgain() {
        return settled.map(articles -> articles.bytes(again)).orElse(0L);
    }

    /** The rows of {@code articles} that are to be written, sorted, in so many files or fewer. */
    public JavaRDD<Cells> articles(int files) {
        if (fateTotals.none()) {
            return layout.articles(rows, files).mapPartitions(mine -> {
                PackedRow row = new PackedRow(Articles.TABLE);
                return Iterators.stream(mine)
                        .map(pair -> (Cells) row.set(pair._2()))
                        .iterator();
            });
        }
        JavaPairRDD<byte[], byte[]> articles = layout.articles(rows, files);
        return articles.zipPartitions(
                fatesOf(articles), (mine, known) -> Iterators.stream(new Fates.Judging(mine, known))
                        .filter(judged ->
                                judged.fate().isEmpty() || !judged.fate().get().sameId())
                        .map(judged -> (Cells) judged.row())
                        .iterator());
    }

    @Override
    public JavaRDD<Cells> inWindow(int parts) {
        Window days = window;
        JavaRDD<Cells> written = articles(parts).filter(row -> row.isNull(DAY) || days.holds(row.integer(DAY)));
        return settled.map(old -> written.union(old.inWindow(days, again).map(row -> (Cells) row)))
                .orElse(written);
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
            JavaPairRDD<byte[], byte[]> articles = layout.articles(rows, layout.articleParts());
            JavaPairRDD<byte[], byte[]> sameId = articles.zipPartitions(fatesOf(articles), (mine, known) -> {
                        PackedWriter packer = new PackedWriter();
                        return Iterators.stream(new Fates.Judging(mine, known))
                                .filter(judged ->
                                        judged.fate().map(Fate::sameId).orElse(false))
                                .map(judged -> AnalyseArticles.reject(sameId(judged.row()), packer))
                                .iterator();
                    })
                    .mapToPair(pair -> pair);
            all = SortedShuffle.sort(all.union(sameId), 1, key -> 0);
        }
        return all.mapPartitions(mine -> {
            PackedRow row = new PackedRow(Rejects.TABLE);
            return Iterators.stream(mine)
                    .map(pair -> (Cells) row.set(pair._2()))
                    .iterator();
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

    @Override
    public void close() {
        resolved.close();
    }
}
