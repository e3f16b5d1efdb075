package dev.broadsheet.stage;

import dev.broadsheet.corpus.KnownFile;
import dev.broadsheet.corpus.ParquetRows;
import dev.broadsheet.parquet.LocalOrHadoop;
import dev.broadsheet.table.Inputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.InputFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The table {@code inputs}, written and read. It is read without Spark, so that a run with nothing to do ends before Spark starts. */
public final class KnownFiles {

    private static final int MICROS = 1000;

    private KnownFiles() {}

    /** A row of {@code inputs}. */
    public static Row row(KnownFile file) {
        return RowFactory.create(
                file.path(),
                file.length(),
                Instant.ofEpochMilli(file.modifiedMillis()),
                file.present(),
                file.readOn(),
                file.readIn(),
                file.skipped());
    }

    /** The rows of {@code inputs} in a folder. */
    public static List<KnownFile> read(Path folder, Configuration configuration) {
        List<KnownFile> files = new ArrayList<>();
        try {
            FileStatus[] parts = folder.getFileSystem(configuration)
                    .listStatus(folder, path -> path.getName().endsWith(".parquet"));
            Arrays.sort(parts);
            for (FileStatus part : parts) {
                read(LocalOrHadoop.input(part.getPath(), configuration), files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + Inputs.TABLE.name() + " cannot be read from " + folder, e);
        }
        return files;
    }

    private static void read(InputFile part, List<KnownFile> into) throws IOException {
        try (ParquetReader<Group> rows = new ParquetRows(part, new PlainParquetConfiguration()).build()) {
            for (Group row = rows.read(); row != null; row = rows.read()) {
                into.add(new KnownFile(
                        row.getString("input_path", 0),
                        row.getLong("file_size", 0),
                        Math.floorDiv(row.getLong("modified_at", 0), MICROS),
                        row.getBoolean("is_present", 0),
                        LocalDate.ofEpochDay(row.getInteger("read_on", 0)),
                        row.getString("read_in", 0),
                        row.getLong("skipped", 0)));
            }
        }
    }
}
