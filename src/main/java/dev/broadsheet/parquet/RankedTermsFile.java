package dev.broadsheet.parquet;

import dev.broadsheet.table.TfIdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * Writes a file of the table {@code tfidf}. It has far more rows than all others together, and its terms are numbered already:
 * so its columns are put into pages directly, with dictionaries made from the numbers, instead of value by value.
 */
public final class RankedTermsFile implements AutoCloseable {

    private static final int ROW_GROUP_ROWS = 1 << 20;
    private static final int PAGE_BYTES = 1 << 20;
    private static final int PADDING = 8 << 20;

    /**
     * The terms of one article.
     *
     * @param docId its {@code doc_id}
     * @param termIds numbers of its terms in rank order, distinct
     * @param counts tokens of each
     * @param weights of each
     */
    public record Article(String docId, int[] termIds, int[] counts, double[] weights) {}

    private final MessageType schema = TableSupport.schema(TfIdf.TABLE);
    private final IntFunction<Binary> texts;
    private final CompressionCodecFactory codecs;
    private final ParquetFileWriter file;

    private final List<Binary> docIds = new ArrayList<>();
    /** For each row of the row group. */
    private int[] articles = new int[ROW_GROUP_ROWS];

    private int[] termIds = new int[ROW_GROUP_ROWS];
    private int[] counts = new int[ROW_GROUP_ROWS];
    private int[] ranks = new int[ROW_GROUP_ROWS];
    private double[] weights = new double[ROW_GROUP_ROWS];
    private int rows;
    private long written;
    /** By term: its place in the dictionary of the row group plus one, 0 when it has none yet. */
    private final int[] placeOf;

    private RankedTermsFile(int terms, IntFunction<Binary> texts, Path path, Configuration configuration)
            throws IOException {
        this.texts = texts;
        this.placeOf = new int[terms];
        this.codecs = new CodecFactory(configuration, PAGE_BYTES);
        this.file = new ParquetFileWriter(
                LocalOrHadoop.output(path, configuration),
                schema,
                ParquetFileWriter.Mode.CREATE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                PADDING,
                null,
                ParquetProperties.builder().build());
        file.start();
    }

    /**
     * Writes articles in the order they come.
     *
     * @param terms how many terms are numbered
     * @param texts the readable form of each
     * @param path a file that must not exist
     * @return the number of rows, one a term of an article
     */
    public static long write(
            Iterator<Article> articles, int terms, IntFunction<Binary> texts, Path path, Configuration configuration)
            throws IOException {
        try (RankedTermsFile file = new RankedTermsFile(terms, texts, path, configuration)) {
            while (articles.hasNext()) {
                file.add(articles.next());
            }
            file.endRowGroup();
            file.file.end(Map.of(TableSupport.SPARK_SCHEMA, TfIdf.TABLE.schema().json()));
            return file.written;
        }
    }

    private void add(Article article) throws IOException {
        int size = article.termIds().length;
        if (rows + size > termIds.length) {
            endRowGroup();
            grow(size);
        }
        Arrays.fill(articles, rows, rows + size, docIds.size());
        docIds.add(Binary.fromString(article.docId()));
        System.arraycopy(article.termIds(), 0, termIds, rows, size);
        System.arraycopy(article.counts(), 0, counts, rows, size);
        System.arraycopy(article.weights(), 0, weights, rows, size);
        for (int i = 0; i < size; i++) {
            ranks[rows + i] = i;
        }
        rows += size;
    }

    /** For the one article that has more terms than a row group has rows. */
    private void grow(int size) {
        if (size > termIds.length) {
            articles = new int[size];
            termIds = new int[size];
            counts = new int[size];
            ranks = new int[size];
            weights = new double[size];
        }
    }

    private void endRowGroup() throws IOException {
        if (rows == 0) {
            return;
        }
        try (ColumnChunkPageWriteStore store = new ColumnChunkPageWriteStore(
                codecs.getCompressor(CompressionCodecName.ZSTD),
                schema,
                new HeapByteBufferAllocator(),
                ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH)) {
            docIds(store);
            terms(store);
            numbers(store, "term_frequency", counts, 0);
            numbers(store, "rank", ranks, 1);
            ColumnDescriptor weight = column("tf_idf");
            ColumnPages.doubles(store.getPageWriter(weight), weight, weights, rows);
            file.startBlock(rows);
            store.flushToFileWriter(file);
            file.endBlock();
        }
        written += rows;
        rows = 0;
        docIds.clear();
    }

    private void docIds(ColumnChunkPageWriteStore store) throws IOException {
        ColumnDescriptor column = column("doc_id");
        ColumnPages.Encoded encoded = ColumnPages.encode(articles, rows, docIds.size());
        // Articles come sorted, so the first and the last of a page are its bounds.
        ColumnPages.dictionary(
                store.getPageWriter(column), column, plain(docIds), docIds.size(), encoded, (statistics, from, to) -> {
                    statistics.updateStats(docIds.get(articles[from]));
                    statistics.updateStats(docIds.get(articles[to - 1]));
                });
    }

    /** The two columns of the term share their pages: the dictionaries list the same terms in the same order, by text. */
    private void terms(ColumnChunkPageWriteStore store) throws IOException {
        int[] distinct = distinctTerms();
        List<Binary> dictionary = new ArrayList<>(distinct.length);
        for (int term : distinct) {
            dictionary.add(texts.apply(term));
        }
        int[] places = new int[rows];
        for (int i = 0; i < rows; i++) {
            places[i] = placeOf[termIds[i]] - 1;
        }
        ColumnPages.Encoded encoded = ColumnPages.encode(places, rows, distinct.length);
        ColumnDescriptor text = column("term");
        ColumnPages.dictionary(
                store.getPageWriter(text),
                text,
                plain(dictionary),
                distinct.length,
                encoded,
                (statistics, from, to) -> {
                    int least = places[from];
                    int most = places[from];
                    for (int i = from; i < to; i++) {
                        least = Math.min(least, places[i]);
                        most = Math.max(most, places[i]);
                    }
                    statistics.updateStats(dictionary.get(least));
                    statistics.updateStats(dictionary.get(most));
                });
        ColumnDescriptor number = column("term_id");
        ColumnPages.dictionary(
                store.getPageWriter(number), number, plain(distinct), distinct.length, encoded, bounds(termIds, 0));
        for (int term : distinct) {
            placeOf[term] = 0;
        }
    }

    /** The terms of the row group in the order of their texts; their places are noted. */
    private int[] distinctTerms() {
        int[] distinct = new int[Math.min(rows, placeOf.length)];
        int size = 0;
        for (int i = 0; i < rows; i++) {
            if (placeOf[termIds[i]] == 0) {
                placeOf[termIds[i]] = 1;
                distinct[size++] = termIds[i];
            }
        }
        Integer[] byText = new Integer[size];
        Arrays.setAll(byText, i -> distinct[i]);
        Arrays.sort(byText, (a, b) -> compare(texts.apply(a), texts.apply(b), a, b));
        int[] sorted = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = byText[i];
            placeOf[sorted[i]] = i + 1;
        }
        return sorted;
    }

    /** Terms of two languages may have the same text. */
    private static int compare(Binary a, Binary b, int first, int second) {
        int order = Arrays.compareUnsigned(a.getBytesUnsafe(), b.getBytesUnsafe());
        return order != 0 ? order : Integer.compare(first, second);
    }

    /** A column of small numbers; the dictionary lists all from 0 to the largest, {@code shift} added. */
    private void numbers(ColumnChunkPageWriteStore store, String name, int[] values, int shift) throws IOException {
        int most = 0;
        for (int i = 0; i < rows; i++) {
            most = Math.max(most, values[i]);
        }
        int[] dictionary = new int[most + 1];
        Arrays.setAll(dictionary, i -> i + shift);
        ColumnDescriptor column = column(name);
        PageWriter pages = store.getPageWriter(column);
        ColumnPages.dictionary(
                pages,
                column,
                plain(dictionary),
                dictionary.length,
                ColumnPages.encode(values, rows, dictionary.length),
                bounds(values, shift));
    }

    private static ColumnPages.Bounds bounds(int[] values, int shift) {
        return (statistics, from, to) -> {
            int least = values[from];
            int most = values[from];
            for (int i = from; i < to; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            statistics.updateStats(least + shift);
            statistics.updateStats(most + shift);
        };
    }

    private static byte[] plain(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    private static byte[] plain(List<Binary> values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Binary value : values) {
            out.write(length.putInt(0, value.length()).array());
            value.writeTo(out);
        }
        return out.toByteArray();
    }

    private ColumnDescriptor column(String name) {
        return schema.getColumnDescription(new String[] {name});
    }

    @Override
    public void close() throws IOException {
        codecs.release();
        file.close();
    }
}
