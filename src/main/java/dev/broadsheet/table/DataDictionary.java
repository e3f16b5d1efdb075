package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** {@code data_dictionary}: the meaning of every column of every published table. */
public final class DataDictionary {

    public static final Table TABLE = Table.named("data_dictionary", "One column of one published table.")
            .key("table", "column")
            .sortedBy("table", "column")
            .column("table", StringType, "", "The table.")
            .column("column", StringType, "", "The column.")
            .column("type", StringType, "", "Its type, in Spark's notation.")
            .column("unit", StringType, "", "What a value counts or measures; empty where the meaning says all.")
            .column("meaning", StringType, "", "One sentence on what a value says.")
            .column("nullable", BooleanType, "", "Whether a value may be absent.")
            .build();

    private DataDictionary() {}

    /** The rows for some tables, sorted. */
    public static List<Row> rows(List<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream()
                        .map(column -> RowFactory.create(
                                table.name(),
                                column.name(),
                                column.type().catalogString(),
                                column.unit(),
                                column.meaning(),
                                column.nullable())))
                .sorted(Comparator.<Row, String>comparing(row -> row.getString(0))
                        .thenComparing(row -> row.getString(1)))
                .toList();
    }
}
