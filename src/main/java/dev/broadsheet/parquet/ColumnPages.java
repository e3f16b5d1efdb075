package dev.broadsheet.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * Encodes the values of one required column of a row group into the pages of Parquet's format (Encodings: plain, and dictionary
 * with run-length and bit-packed numbers). Callers that know the distinct values of a column beforehand spare looking up every
 * value in a dictionary.
 */
final class ColumnPages {

    /** Rows of a page, as Parquet's own writers have it. */
    private static final int PAGE_ROWS = 20_000;

    private static final int FIRST_BYTES = 1 << 14;
    private static final int MOST_BYTES = 1 << 20;

    private ColumnPages() {}

    /** The numbers of dictionary entries, encoded page by page. Columns with the same numbers share it. */
    record Encoded(List<BytesInput> pages, int rows) {}

    /** Encodes numbers from 0 to {@code entries - 1}. */
    static Encoded encode(int[] numbers, int rows, int entries) throws IOException {
        int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(entries - 1));
        List<BytesInput> pages = new ArrayList<>();
        try (RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(width, FIRST_BYTES, MOST_BYTES, new HeapByteBufferAllocator())) {
            for (int from = 0; from < rows; from += PAGE_ROWS) {
                int to = Math.min(rows, from + PAGE_ROWS);
                for (int i = from; i < to; i++) {
                    encoder.writeInt(numbers[i]);
                }
                ByteArrayOutputStream page = new ByteArrayOutputStream();
                page.write(width);
                encoder.toBytes().writeAllTo(page);
                pages.add(BytesInput.from(page));
                encoder.reset();
            }
        }
        return new Encoded(pages, rows);
    }

    /** Says what values some rows have, for the page's statistics. */
    @FunctionalInterface
    interface Bounds {
        void update(Statistics<?> statistics, int from, int to);
    }

    /** Writes a column by its dictionary, plainly encoded, and the numbers of its rows' values in it. */
    static void dictionary(
            PageWriter pages, ColumnDescriptor column, byte[] dictionary, int entries, Encoded numbers, Bounds bounds)
            throws IOException {
        pages.writeDictionaryPage(new DictionaryPage(BytesInput.from(dictionary), entries, Encoding.PLAIN));
        IntFunction<BytesInput> body = numbers.pages()::get;
        write(pages, column, numbers.rows(), body, Encoding.RLE_DICTIONARY, bounds);
    }

    /** Writes a column of doubles as they are. */
    static void doubles(PageWriter pages, ColumnDescriptor column, double[] values, int rows) throws IOException {
        IntFunction<BytesInput> body = page -> {
            int from = page * PAGE_ROWS;
            int size = Math.min(rows - from, PAGE_ROWS);
            ByteBuffer bytes = ByteBuffer.allocate(size * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(values, from, size);
            return BytesInput.from(bytes.array());
        };
        write(pages, column, rows, body, Encoding.PLAIN, (statistics, from, to) -> {
            double least = values[from];
            double most = values[from];
            for (int i = from; i < to; i++) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
            statistics.updateStats(least);
            statistics.updateStats(most);
        });
    }

    private static void write(
            PageWriter pages,
            ColumnDescriptor column,
            int rows,
            IntFunction<BytesInput> body,
            Encoding encoding,
            Bounds bounds)
            throws IOException {
        for (int from = 0; from < rows; from += PAGE_ROWS) {
            int to = Math.min(rows, from + PAGE_ROWS);
            Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
            bounds.update(statistics, from, to);
            // A required column of a flat table has no levels to write; BIT_PACKED is what Parquet's writers say of
            // none.
            pages.writePage(
                    body.apply(from / PAGE_ROWS),
                    to - from,
                    to - from,
                    statistics,
                    Encoding.RLE,
                    Encoding.RLE,
                    encoding);
        }
    }
}
