package dev.broadsheet.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file: an article a row, offsets are row numbers. Only the columns that are fields are read. Parquet is read
 * from its end, so the file is copied to a temporary one first.
 */
final class ParquetArticleReader implements ArticleReader {

    static final Format FORMAT =
            Format.of("parquet", ParquetArticleReader::new, "parquet", "pq").certain(head -> head.begins("PAR1"));

    private final ReaderTools tools;
    private final ArticleMaker maker;
    private final InputStream in;
    private Optional<Path> copy = Optional.empty();
    private Optional<ParquetReader<Group>> rows = Optional.empty();
    private long row;
    private boolean ended;

    ParquetArticleReader(ReaderTools tools, ArticleMaker maker, InputStream in) {
        this.tools = tools;
        this.maker = maker;
        this.in = in;
    }

    @Override
    public Optional<ReadRecord> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        if (copy.isEmpty()) {
            copy = Optional.of(Files.createTempFile("broadsheet-", ".parquet"));
            Files.copy(in, copy.get(), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            if (rows.isEmpty()) {
                rows = Optional.of(open(copy.get()));
            }
            Group group = rows.get().read();
            if (group == null) {
                ended = true;
                return Optional.empty();
            }
            RawFields fields = ParquetFields.of(group, tools.names());
            return Optional.of(maker.make(row++, fields, "UTF-8", 0));
        } catch (IOException | RuntimeException e) {
            // Damaged pages and footers come as exceptions of many kinds.
            ended = true;
            String message = "damaged Parquet, the rest of the file is not read: " + BrokenInput.words(e);
            return Optional.of(maker.reject(row, RejectReason.MALFORMED, message, ""));
        }
    }

    private ParquetReader<Group> open(Path file) throws IOException {
        ParquetConfiguration configuration = new PlainParquetConfiguration();
        try (ParquetFileReader footer = ParquetFileReader.open(new LocalInputFile(file))) {
            MessageType all = footer.getFileMetaData().getSchema();
            MessageType wanted = ParquetFields.wanted(all, tools.names());
            configuration.set(ReadSupport.PARQUET_READ_SCHEMA, wanted.toString());
        }
        return new ParquetRows(new LocalInputFile(file), configuration).build();
    }

    @Override
    public void close() throws IOException {
        if (rows.isPresent()) {
            rows.get().close();
        }
        if (copy.isPresent()) {
            Files.deleteIfExists(copy.get());
        }
        in.close();
    }
}
