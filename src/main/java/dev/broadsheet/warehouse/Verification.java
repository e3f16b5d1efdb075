package dev.broadsheet.warehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.is_valid_utf8;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.broadsheet.table.Column;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Table.Reference;
import dev.broadsheet.warehouse.Manifest.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Reads a written table again and holds it against its definition: schema, row count, values that must be there, valid UTF-8,
 * keys, references, and the table's own laws ({@link TableLaws}). The first rule that is broken ends the run.
 */
final class Verification {

    private final SparkSession spark;
    private final Map<String, Path> folders;

    /**
     * @param folders where each table lies that this one may refer to, by name
     */
    Verification(SparkSession spark, Map<String, Path> folders) {
        this.spark = spark;
        this.folders = folders;
    }

    /**
     * Verifies one table.
     *
     * @param table its definition
     * @param written what its footers say
     * @param expectedRows rows that were to be written
     * @return what was looked at
     */
    List<Check> verify(Table table, WrittenTable written, long expectedRows) {
        Dataset<Row> rows = read(table);
        List<Check> checks = new ArrayList<>();
        schema(table, rows);
        require(table, "row count by footers", expectedRows, written.rows());
        checks.add(new Check(table.name(), "row count by footers", String.valueOf(written.rows())));
        checks.add(values(table, rows, written.rows()));
        TableLaws.of(table)
                .ifPresentOrElse(law -> checks.addAll(law.check(table, rows)), () -> checks.addAll(key(table, rows)));
        for (Reference reference : table.references()) {
            checks.add(reference(table, rows, reference));
        }
        return checks;
    }

    private Dataset<Row> read(Table table) {
        return spark.read().parquet(folders.get(table.name()).toString());
    }

    private static void schema(Table table, Dataset<Row> rows) {
        List<String> wanted = describe(table.schema().fields());
        List<String> found = describe(rows.schema().fields());
        if (!wanted.equals(found)) {
            throw new VerificationFailure(table.name(), "schema", wanted.toString(), found.toString());
        }
    }

    private static List<String> describe(StructField[] fields) {
        return Arrays.stream(fields)
                .map(field -> field.name() + " " + field.dataType().catalogString())
                .toList();
    }

    /** One scan: required values are there, strings are valid UTF-8. */
    private static Check values(Table table, Dataset<Row> rows, long total) {
        List<org.apache.spark.sql.Column> figures = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (Column column : table.columns()) {
            if (!column.nullable()) {
                figures.add(count(when(col(column.name()).isNull(), lit(1))));
                rules.add("no nulls in " + column.name());
            }
            if (column.type().equals(DataTypes.StringType)) {
                figures.add(count(when(not(is_valid_utf8(col(column.name()))), lit(1))));
                rules.add("valid UTF-8 in " + column.name());
            }
        }
        Row found = rows.agg(count(lit(1)), figures.toArray(org.apache.spark.sql.Column[]::new))
                .head();
        require(table, "row count by reading", total, found.getLong(0));
        for (int i = 0; i < rules.size(); i++) {
            require(table, rules.get(i), 0, found.getLong(i + 1));
        }
        return new Check(
                table.name(), "no nulls where there must be none, valid UTF-8", rules.size() + " columns and rules");
    }

    private static List<Check> key(Table table, Dataset<Row> rows) {
        if (table.key().isEmpty()) {
            return List.of();
        }
        org.apache.spark.sql.Column[] key =
                table.key().stream().map(name -> col(name)).toArray(org.apache.spark.sql.Column[]::new);
        long repeated = rows.groupBy(key).count().where(col("count").gt(1)).count();
        require(table, "unique " + table.key(), 0, repeated);
        return List.of(new Check(table.name(), "unique " + table.key(), "none repeated"));
    }

    private Check reference(Table table, Dataset<Row> rows, Reference reference) {
        Path target = folders.get(reference.toTable());
        String rule = reference.column() + " stands in " + reference.toTable() + "." + reference.toColumn();
        Dataset<Row> known = spark.read()
                .parquet(target.toString())
                .select(col(reference.toColumn()).as("known"));
        Dataset<Row> used = rows.select(col(reference.column()).as("used")).distinct();
        long dangling =
                used.join(known, col("used").equalTo(col("known")), "left_anti").count();
        require(table, rule, 0, dangling);
        return new Check(table.name(), rule, "none missing");
    }

    private static void require(Table table, String rule, long expected, long found) {
        if (expected != found) {
            throw new VerificationFailure(table.name(), rule, String.valueOf(expected), String.valueOf(found));
        }
    }
}
