package dev.broadsheet.stage;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.corpus.Window;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RowCells;
import dev.broadsheet.table.Articles;
import dev.broadsheet.text.Analyses;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * {@code articles} as an attempt that broke off has written it → the words that count. Neither raw files are read nor duplicates
 * looked for; what stands in the chunks is what {@link Reading} has in its own, divided otherwise.
 */
public final class WrittenArticles implements ArticleWords {

    private static final int[] NONE_LEFT_OUT = {};

    private final Dataset<Row> rows;
    private final ReadTotals totals;
    private final Map<String, Long> counted;
    private final Window window;
    private final JavaRDD<byte[]> words;

    private WrittenArticles(
            Dataset<Row> rows, ReadTotals totals, Map<String, Long> counted, AnalysisSettings analysis, Window window) {
        this.rows = rows;
        this.totals = totals;
        this.counted = Collections.unmodifiableMap(new TreeMap<>(counted));
        this.window = window;
        this.words = InWindow.of(rows, window)
                .where(functions.col("is_representative"))
                .select("doc_id", "source", "language", "text")
                .toJavaRDD()
                .mapPartitions(articles -> new Chunks(articles, analysis))
                .persist(StorageLevel.MEMORY_AND_DISK_SER());
    }

    /**
     * Takes up what was written.
     *
     * @param rows of {@code table.Articles}
     * @param totals found when they were read
     * @param counted articles of each language that count
     */
    public static WrittenArticles of(
            Dataset<Row> rows, ReadTotals totals, Map<String, Long> counted, AnalysisSettings analysis, Window window) {
        return new WrittenArticles(rows, totals, counted, analysis, window);
    }

    @Override
    public ReadTotals totals() {
        return totals;
    }

    @Override
    public Map<String, Long> countedByLanguage() {
        return counted;
    }

    @Override
    public JavaRDD<Cells> inWindow(int parts) {
        String[] columns = Articles.TABLE.columnNames();
        return InWindow.of(rows, window)
                .select(columns[0], java.util.Arrays.copyOfRange(columns, 1, columns.length))
                .toJavaRDD()
                .map(RowCells::new);
    }

    @Override
    public JavaRDD<RawChunk> chunks() {
        return words.map(packed -> new RawChunk(PackedSequences.unpack(packed), NONE_LEFT_OUT));
    }

    @Override
    public void close() {
        words.unpersist();
    }

    /** Articles → the words of chunks of them, each of one language. */
    private static final class Chunks implements Iterator<byte[]> {

        private final Iterator<Row> articles;
        private final Analyses analyses;
        private final Map<String, RecordWords> open = new LinkedHashMap<>();
        private final Deque<byte[]> ready = new ArrayDeque<>();

        Chunks(Iterator<Row> articles, AnalysisSettings settings) {
            this.articles = articles;
            this.analyses = new Analyses(settings);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty()) {
                if (articles.hasNext()) {
                    accept(articles.next());
                } else if (!open.isEmpty()) {
                    close(open.keySet().iterator().next());
                } else {
                    return false;
                }
            }
            return true;
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void accept(Row article) {
            String language = article.getString(2);
            RecordWords words = open.computeIfAbsent(language, code -> new RecordWords(code, analyses.of(code)));
            words.record(article.getString(3));
            words.recorder().endDocument(article.getString(0), article.getString(1));
            if (words.isFull()) {
                close(language);
            }
        }

        private void close(String language) {
            ready.add(PackedSequences.pack(open.remove(language).drain()));
        }
    }
}
