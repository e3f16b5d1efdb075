package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.FlatColumn;
import dev.broadsheet.parquet.Steps;
import dev.broadsheet.parquet.TableFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;

/** The values of one column of some files, in their order, without nulls; equal ones that stand together come once. */
final class ColumnValues implements Closeable {

    private final String name;
    private final Iterator<String> paths;
    private final Configuration configuration;
    private Optional<Open> open = Optional.empty();

    ColumnValues(String name, List<String> paths, Configuration configuration) {
        this.name = name;
        this.paths = paths.iterator();
        this.configuration = configuration;
    }

    /** The next value, or nothing when there is none left. */
    Optional<Object> next() throws IOException {
        while (true) {
            if (open.isPresent()) {
                Optional<Object> value = open.get().next();
                if (value.isPresent()) {
                    return value;
                }
            }
            close();
            if (!paths.hasNext()) {
                return Optional.empty();
            }
            open = Optional.of(new Open(name, TableFile.open(new Path(paths.next()), configuration)));
        }
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().reader.close();
            open = Optional.empty();
        }
    }

    /** One of the files. */
    private static final class Open {

        private final ParquetFileReader reader;
        private final FlatColumn column;
        private final Steps steps;
        private long left;
        private int size;
        private int at;

        Open(String name, ParquetFileReader reader) {
            this.reader = reader;
            MessageType only = OpenColumns.only(reader.getFileMetaData().getSchema(), name::equals);
            reader.setRequestedSchema(only);
            this.column = new FlatColumn(only.getColumns().get(0), OpenColumns.BATCH);
            this.steps = new Steps(column, OpenColumns.BATCH);
        }

        Optional<Object> next() throws IOException {
            while (at < size || fill()) {
                int row = at++;
                // A null looks like a zero to the steps, so they tell nothing once there was one.
                if (!column.isNull(row) && (steps.steps()[row] != 0 || column.nulls() > 0)) {
                    return Optional.of(column.value(row));
                }
            }
            return Optional.empty();
        }

        private boolean fill() throws IOException {
            if (left == 0) {
                PageReadStore group = reader.readNextRowGroup();
                if (group == null) {
                    return false;
                }
                column.enter(group);
                steps.enter();
                left = group.getRowCount();
            }
            size = (int) Math.min(OpenColumns.BATCH, left);
            left -= size;
            at = 0;
            column.read(size);
            steps.take(size);
            return true;
        }
    }
}
