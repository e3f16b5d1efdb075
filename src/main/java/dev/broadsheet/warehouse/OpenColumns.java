package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.FlatColumn;
import dev.broadsheet.parquet.NestedColumn;
import dev.broadsheet.parquet.Steps;
import dev.broadsheet.table.Column;
import dev.broadsheet.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;

/** The columns of one file of a table, read in step with each other, a batch of rows at a time. */
final class OpenColumns {

    /** Few enough for the arrays of all columns to stay in the processor's caches. */
    static final int BATCH = 4096;

    private final Table table;
    private final MessageType schema;
    private final Map<String, FlatColumn> flat = new LinkedHashMap<>();
    private final Map<String, Steps> steps = new LinkedHashMap<>();
    private final List<NestedColumn> nested = new ArrayList<>();

    /**
     * @param table the columns to read
     * @param file the schema of a file that has these columns
     */
    OpenColumns(Table table, MessageType file) {
        this.table = table;
        this.schema = only(file, name -> table.columns().stream()
                .anyMatch(wanted -> wanted.name().equals(name)));
        for (ColumnDescriptor column : schema.getColumns()) {
            if (column.getPath().length == 1) {
                flat.put(column.getPath()[0], new FlatColumn(column, BATCH));
            } else {
                nested.add(new NestedColumn(column, FileSchema.forbiddenNulls(table, file, column)));
            }
        }
        for (String name : table.sortedBy()) {
            steps.put(name, new Steps(flat(name), BATCH));
        }
    }

    /** What to ask a reader for. */
    MessageType schema() {
        return schema;
    }

    /** Some columns of a file: what every Parquet's reader can be asked for. */
    static MessageType only(MessageType file, Predicate<String> wanted) {
        return new MessageType(
                file.getName(),
                file.getFields().stream()
                        .filter(field -> wanted.test(field.getName()))
                        .toList());
    }

    FlatColumn flat(String name) {
        return Optional.ofNullable(flat.get(name))
                .orElseThrow(() -> new IllegalStateException(table.name() + " has no plain column " + name));
    }

    /** Only of columns the table is sorted by. */
    Steps steps(String name) {
        return Optional.ofNullable(steps.get(name))
                .orElseThrow(() -> new IllegalStateException(table.name() + " is not sorted by " + name));
    }

    /** Begins a row group; columns with lists are read through at once. */
    void enter(PageReadStore rowGroup) throws IOException {
        for (FlatColumn column : flat.values()) {
            column.enter(rowGroup);
        }
        steps.values().forEach(Steps::enter);
        for (NestedColumn column : nested) {
            column.read(rowGroup);
        }
    }

    /** Reads the next rows. What is missing or not UTF-8 in them, if anything. */
    Optional<Breach> read(int rows) throws IOException {
        for (FlatColumn column : flat.values()) {
            column.read(rows);
        }
        Optional<Breach> broken = broken();
        if (broken.isEmpty()) {
            steps.values().forEach(column -> column.take(rows));
        }
        return broken;
    }

    /** Ends a row group. */
    void leave() throws IOException {
        for (FlatColumn column : flat.values()) {
            column.leave();
        }
    }

    private Optional<Breach> broken() {
        for (Column column : table.columns()) {
            FlatColumn read = flat.get(column.name());
            if (read != null) {
                if (!column.nullable() && read.nulls() > 0) {
                    return nulls(column.name(), read.nulls());
                } else if (read.invalid() > 0) {
                    return invalid(column.name(), read.invalid());
                }
            }
        }
        for (NestedColumn column : nested) {
            if (column.nulls() > 0) {
                return nulls(column.name(), column.nulls());
            } else if (column.invalid() > 0) {
                return invalid(column.name(), column.invalid());
            }
        }
        return Optional.empty();
    }

    private static Optional<Breach> nulls(String column, long found) {
        return Optional.of(new Breach("no nulls in " + column, "0", String.valueOf(found)));
    }

    private static Optional<Breach> invalid(String column, long found) {
        return Optional.of(new Breach("valid UTF-8 in " + column, "0 broken values", String.valueOf(found)));
    }
}
