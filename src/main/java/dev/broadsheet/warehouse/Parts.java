package dev.broadsheet.warehouse;

import dev.broadsheet.table.Table;
import dev.broadsheet.warehouse.WrittenTable.WrittenFile;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes the files of a table from tasks. Every attempt of a task writes a file of its own in a scratch folder and gives its
 * name back; only those that reach the driver as results are moved to the table. So an attempt that died, or that goes on
 * after another has succeeded, leaves nothing where anybody reads.
 */
final class Parts {

    private Parts() {}

    /** A file that a task has written. */
    record Part(int number, String path, long rows, long bytes, String sha256) implements Serializable {

        /** The same file with another number in its table. */
        Part numbered(int another) {
            return new Part(another, path, rows, bytes, sha256);
        }
    }

    /** What a file of a number is called in its table's folder. */
    static String name(int number) {
        return "part-%05d.zstd.parquet".formatted(number);
    }

    /** Writes one file a partition. */
    static <T> List<Part> write(
            Table table, JavaRDD<T> rows, PartWriter<T> writer, Path attempts, Configuration configuration) {
        String name = table.name();
        String folder = attempts.toString();
        SerializableConfiguration settings = new SerializableConfiguration(configuration);
        return rows.mapPartitionsWithIndex(
                        (number, mine) -> List.of(write(name, number, mine, writer, new Path(folder), settings.value()))
                                .iterator(),
                        false)
                .collect();
    }

    /** Writes one file. */
    static <T> Part write(
            String table,
            int number,
            Iterator<T> rows,
            PartWriter<T> writer,
            Path attempts,
            Configuration configuration) {
        Path path = new Path(attempts, UUID.randomUUID() + ".parquet");
        try {
            long count = writer.write(rows, path, configuration);
            long bytes = path.getFileSystem(configuration).getFileStatus(path).getLen();
            return new Part(number, path.toString(), count, bytes, Footers.sha256(path, configuration));
        } catch (IOException e) {
            throw new UncheckedIOException(table + " cannot be written to " + path, e);
        }
    }

    /** Gives the files their names in the table's folder. */
    static WrittenTable move(Table table, List<Part> parts, Path folder, FileSystem files) throws IOException {
        files.mkdirs(folder);
        List<WrittenFile> written = new ArrayList<>();
        long rows = 0;
        for (Part part :
                parts.stream().sorted(Comparator.comparingInt(Part::number)).toList()) {
            String name = name(part.number());
            if (!files.rename(new Path(part.path()), new Path(folder, name))) {
                throw new IOException(part.path() + " cannot be renamed to " + name + " in " + folder);
            }
            written.add(new WrittenFile(name, part.bytes(), part.sha256()));
            rows += part.rows();
        }
        return new WrittenTable(table.name(), rows, written);
    }
}
