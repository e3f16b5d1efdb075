package dev.broadsheet.stage;

import dev.broadsheet.table.Table;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The published tables that a report is made of.
 *
 * @param find a table, if the run made it: runs of earlier programs did not make all
 */
record ReportTables(Function<Table, Optional<Dataset<Row>>> find) {

    /** A table that every run with topics has. */
    Dataset<Row> of(Table table) {
        return find.apply(table).orElseThrow(() -> new IllegalArgumentException("no table " + table.name()));
    }
}
