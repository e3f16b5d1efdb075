package dev.broadsheet.parquet;

import dev.broadsheet.table.Column;
import dev.broadsheet.table.Table;
import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.types.DoubleType;

/** One Parquet file of a table: how it is written, and opened to be read. */
public final class TableFile {

    /** What a row group holds before it is written out; two tasks that write at once stay well below a small heap. */
    private static final long ROW_GROUP_BYTES = 64L << 20;

    /** Of a table whose filter is on a column it is not sorted by: the filter says which row groups need not be read, so there must be several. */
    private static final int LOOKED_UP_ROWS = 1 << 13;

    /** Sizes of a filter that are tried at once, each half the last, from 1 MB to 2 kB: the smallest that is large enough is written. */
    private static final int FILTER_SIZES = 10;

    private TableFile() {}

    /**
     * Writes rows in the order they come.
     *
     * @param path a file that must not exist
     * @return the number of rows
     */
    public static long write(Table table, Iterator<? extends Cells> rows, Path path, Configuration configuration)
            throws IOException {
        long count = 0;
        try (ParquetWriter<Cells> writer = writer(table, path, configuration)) {
            while (rows.hasNext()) {
                writer.write(rows.next());
                count++;
            }
        }
        return count;
    }

    /** The Parquet schema of a table's files. */
    public static MessageType schema(Table table) {
        return TableSupport.schema(table);
    }

    /** Opens a file to be read, so that a page whose checksum is wrong fails. */
    public static ParquetFileReader open(Path path, Configuration configuration) throws IOException {
        // Without a configuration of its own Parquet would look for Hadoop's, which takes longer than to read a small
        // file.
        return ParquetFileReader.open(
                LocalOrHadoop.input(path, configuration),
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .usePageChecksumVerification()
                        .build());
    }

    private static ParquetWriter<Cells> writer(Table table, Path path, Configuration configuration) throws IOException {
        Builder builder = new Builder(LocalOrHadoop.output(path, configuration), table)
                .withConf(configuration)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES);
        for (String column : table.bloomFilters()) {
            builder = builder.withBloomFilterEnabled(column, true)
                    .withAdaptiveBloomFilterEnabled(true)
                    .withBloomFilterCandidateNumber(column, FILTER_SIZES);
            if (!table.sortedBy().contains(column)) {
                builder = inRowGroupsOf(LOOKED_UP_ROWS, builder);
            }
        }
        for (Column column : table.columns()) {
            // Weights hardly repeat: trying a dictionary for them costs time and saves nothing.
            if (column.type() instanceof DoubleType) {
                builder = builder.withDictionaryEncoding(column.name(), false);
            }
        }
        return builder.build();
    }

    /**
     * Row groups of a number of rows. Not every Parquet that a cluster brings can be given the number (1.15, of Spark 4.0, cannot), but all of
     * them look at the size of a row group from time to time: here each time so many rows are in it, and then it is large enough.
     */
    private static Builder inRowGroupsOf(int rows, Builder builder) {
        return builder.withMinRowCountForPageSizeCheck(rows)
                .withMaxRowCountForPageSizeCheck(rows)
                .withRowGroupSize(1L);
    }

    private static final class Builder extends ParquetWriter.Builder<Cells, Builder> {

        private final Table table;

        Builder(OutputFile file, Table table) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // the method that replaces it calls this one, which has to be there
        protected WriteSupport<Cells> getWriteSupport(Configuration configuration) {
            return new TableSupport(table);
        }
    }
}
