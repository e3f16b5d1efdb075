package dev.broadsheet.warehouse;

import dev.broadsheet.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/** Writes the rows of a table as Parquet, the way its definition says. */
public final class TableWriter {

    private TableWriter() {}

    /**
     * Writes rows into a folder that must not exist. Each partition becomes a file; the rows keep the order they have.
     *
     * @param rows with exactly the table's columns, in any order
     * @param table what they are rows of
     * @param folder where to
     */
    static void write(Dataset<Row> rows, Table table, Path folder) {
        DataFrameWriter<Row> writer = conform(rows, table)
                .write()
                .option("compression", "zstd")
                .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
        for (String column : table.bloomFilters()) {
            writer = writer.option("parquet.bloom.filter.enabled#" + column, "true");
        }
        // Weights hardly repeat: trying a dictionary for them costs time and saves nothing.
        for (var column : table.columns()) {
            if (column.type().typeName().equals("double")) {
                writer = writer.option("parquet.enable.dictionary#" + column.name(), "false");
            }
        }
        writer.parquet(folder.toString());
    }

    /** The rows with the table's columns in their order, or an error that names what differs. */
    private static Dataset<Row> conform(Dataset<Row> rows, Table table) {
        List<String> wanted = List.of(table.columnNames());
        List<String> given = Arrays.asList(rows.columns());
        if (!new TreeSet<>(wanted).equals(new TreeSet<>(given)) || wanted.size() != given.size()) {
            throw new IllegalArgumentException(
                    table.name() + " has the columns " + wanted + ", but was given " + given);
        }
        for (var column : table.columns()) {
            DataType type = rows.schema().apply(column.name()).dataType();
            if (!type.catalogString().equals(column.type().catalogString())) {
                throw new IllegalArgumentException(table.name() + "." + column.name() + " is "
                        + column.type().catalogString() + ", but was given " + type.catalogString());
            }
        }
        return rows.select(wanted.stream().map(functions::col).toArray(Column[]::new));
    }
}
