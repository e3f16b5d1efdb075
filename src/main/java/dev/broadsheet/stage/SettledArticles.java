package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.corpus.Location;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.corpus.Window;
import dev.broadsheet.packed.Keys;
import dev.broadsheet.packed.PackedRow;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.parquet.RowCells;
import dev.broadsheet.table.Articles;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/**
 * The files of {@code articles} that an earlier run wrote, and that stay as they are as long as no row of theirs changes: what tells of two
 * articles whether they are alike is taken from their columns, and of the texts only those are read that lie in the window, or are to be
 * compared. Files a row of which is dropped or changes are written again.
 */
public final class SettledArticles {

    /** Texts up to this number are looked up by a list that every task has. */
    private static final long MOST_LISTED = 100_000;

    private static final String FILE = "file_name";
    private static final String PLACE = "input_path";

    private final SparkSession spark;
    private final Files files;
    private final Broadcast<Set<String>> dropped;
    private final Set<Integer> again;

    /**
     * The files.
     *
     * @param folder in which they lie
     * @param names of them; their places in the list are their numbers
     * @param sizes of them, bytes
     */
    public record Files(String folder, List<String> names, List<Long> sizes) {

        public Files {
            names = List.copyOf(names);
            sizes = List.copyOf(sizes);
        }

        Map<String, Integer> numbers() {
            Map<String, Integer> numbers = new HashMap<>();
            names.forEach(name -> numbers.put(name, numbers.size()));
            return numbers;
        }

        /** Paths of some of the files; of all of them the folder, which is listed at once. */
        String[] paths(Collection<Integer> some) {
            return some.size() == names.size()
                    ? new String[] {folder}
                    : some.stream()
                            .map(number -> folder + "/" + names.get(number))
                            .toArray(String[]::new);
        }
    }

    private SettledArticles(SparkSession spark, Files files, Broadcast<Set<String>> dropped, Set<Integer> again) {
        this.spark = spark;
        this.files = files;
        this.dropped = dropped;
        this.again = again;
    }

    /**
     * Takes up the files, of which there is one at least.
     *
     * @param dropped paths of inputs whose articles do not count any more
     * @param merged names of files that are written again, for there are too many small ones
     */
    public static SettledArticles of(SparkSession spark, Files files, Set<String> dropped, Set<String> merged) {
        Broadcast<Set<String>> gone =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(new HashSet<>(dropped));
        Map<String, Integer> numbers = files.numbers();
        Set<Integer> again = new TreeSet<>();
        merged.forEach(name -> again.add(numbers.get(name)));
        SettledArticles all = new SettledArticles(spark, files, gone, again);
        if (!dropped.isEmpty()) {
            all.everything()
                    .select(PLACE, FILE)
                    .toJavaRDD()
                    .filter(row -> ReadingPlan.isDropped(gone.value(), row.getString(0)))
                    .map(row -> row.getString(1))
                    .distinct()
                    .collect()
                    .forEach(name -> again.add(numbers.get(name)));
        }
        return all;
    }

    long bytes() {
        return files.sizes().stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes of some of the files. */
    long bytes(Set<Integer> some) {
        return some.stream().mapToLong(files.sizes()::get).sum();
    }

    /** Names of the files, by number. */
    List<String> names() {
        return files.names();
    }

    /** Numbers of files that have to be written again, whatever becomes of their articles. */
    Set<Integer> again() {
        return again;
    }

    private Dataset<Row> everything() {
        return read(IntStream.range(0, files.names().size()).boxed().toList());
    }

    private Dataset<Row> read(Collection<Integer> some) {
        return spark.read()
                .schema(Articles.TABLE.schema())
                .parquet(files.paths(some))
                .withColumn(FILE, col("_metadata.file_name"));
    }

    /** What {@link Shuffled} carries of them: all but the rows themselves. */
    JavaPairRDD<byte[], byte[]> pairs(AnalysisSettings analysis, Window window) {
        JavaPairRDD<byte[], byte[]> inside = pairs(InWindow.of(everything(), window), true, analysis);
        return window.isAll() ? inside : inside.union(pairs(InWindow.outside(everything(), window), false, analysis));
    }

    private JavaPairRDD<byte[], byte[]> pairs(Dataset<Row> articles, boolean counts, AnalysisSettings analysis) {
        Map<String, Integer> numbers = files.numbers();
        Broadcast<Set<String>> gone = dropped;
        return articles.select(SettledRows.columns(counts, FILE))
                .toJavaRDD()
                .filter(row -> !ReadingPlan.isDropped(gone.value(), row.getAs(PLACE)))
                .mapPartitionsToPair(rows -> new SettledRows(rows, numbers, FILE, counts, analysis));
    }

    /** The rows of some of the files, as they are if the articles do not stand twice, with their keys in {@link Shuffled}. */
    JavaPairRDD<byte[], byte[]> rows(Set<Integer> some) {
        Broadcast<Set<String>> gone = dropped;
        String[] columns = Articles.TABLE.columnNames();
        return read(some)
                .withColumn("duplicate_cluster", col("doc_id"))
                .withColumn("is_representative", functions.lit(true))
                .select(columns[0], java.util.Arrays.copyOfRange(columns, 1, columns.length))
                .toJavaRDD()
                .filter(row -> !ReadingPlan.isDropped(gone.value(), row.getAs(PLACE)))
                .mapPartitionsToPair(rows -> {
                    PackedWriter packer = new PackedWriter();
                    return Iterators.mapped(
                            rows,
                            row -> new Tuple2<>(key(row), PackedRow.pack(Articles.TABLE, packer, new RowCells(row))));
                });
    }

    /**
     * The texts of some articles, as UTF-8, with the keys of their rows in {@link Shuffled}.
     *
     * @param count how many
     */
    JavaPairRDD<byte[], byte[]> texts(JavaRDD<String> docIds, long count) {
        Broadcast<Set<String>> gone = dropped;
        Dataset<Row> wanted =
                spark.createDataset(docIds.rdd(), Encoders.STRING()).toDF("doc_id");
        return everything()
                .select("doc_id", PLACE, "input_offset", "text")
                .join(count > MOST_LISTED ? wanted : functions.broadcast(wanted), "doc_id")
                .toJavaRDD()
                .filter(row -> !ReadingPlan.isDropped(gone.value(), row.getAs(PLACE)))
                .mapToPair(
                        row -> new Tuple2<>(key(row), row.<String>getAs("text").getBytes(StandardCharsets.UTF_8)));
    }

    /** The articles that lie in the window, of files that are not among some, as the files have them. */
    JavaRDD<RowCells> inWindow(Window window, Set<Integer> without) {
        List<Integer> others = IntStream.range(0, files.names().size())
                .filter(number -> !without.contains(number))
                .boxed()
                .toList();
        if (others.isEmpty()) {
            return JavaSparkContext.fromSparkContext(spark.sparkContext()).emptyRDD();
        }
        String[] columns = Articles.TABLE.columnNames();
        return InWindow.of(read(others), window)
                .select(columns[0], java.util.Arrays.copyOfRange(columns, 1, columns.length))
                .toJavaRDD()
                .map(RowCells::new);
    }

    private static byte[] key(Row row) {
        return Keys.join(Shuffled.ARTICLE, article(row));
    }

    /** Id, path and offset of an article. */
    static byte[] article(Row row) {
        return Keys.join(
                Keys.id(row.getAs("doc_id")),
                AnalyseArticles.place(new Location(row.getAs(PLACE), row.<Long>getAs("input_offset"))));
    }
}
