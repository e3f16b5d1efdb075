package dev.broadsheet.warehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.table.Topics;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.warehouse.Manifest.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Laws of single tables that their definition cannot express; each includes the uniqueness of the table's key. */
@FunctionalInterface
interface TableLaws {

    /** How far sums of weights may be from 1. */
    double TOLERANCE = 1e-6;

    Map<String, TableLaws> BY_TABLE = Map.of(
            Vocabulary.TABLE.name(),
            TableLaws::numberedFromZero,
            TfIdf.TABLE.name(),
            (table, rows) -> rankedArticles(table, rows, "term_id", "tf_idf", true),
            ArticleTopics.TABLE.name(),
            (table, rows) -> rankedArticles(table, rows, "topic_id", "weight", false),
            Topics.TABLE.name(),
            TableLaws::prevalence);

    /** Checks the rows, or fails with {@link VerificationFailure}. */
    List<Check> check(Table table, Dataset<Row> rows);

    static Optional<TableLaws> of(Table table) {
        return Optional.ofNullable(BY_TABLE.get(table.name()));
    }

    private static List<Check> numberedFromZero(Table table, Dataset<Row> rows) {
        String id = table.key().get(0);
        Row found = rows.agg(count(lit(1)), min(id), max(id), sum(col(id).cast("long")))
                .head();
        long n = found.getLong(0);
        if (n > 0) {
            boolean dense = found.getInt(1) == 0 && found.getInt(2) == n - 1 && found.getLong(3) == n * (n - 1) / 2;
            long distinct = dense ? n : rows.select(id).distinct().count();
            if (!dense || distinct != n) {
                throw new VerificationFailure(
                        table.name(), id + " runs from 0 to " + (n - 1), "each once", found.toString());
            }
        }
        return List.of(new Check(table.name(), id + " runs from 0", n + " rows"));
    }

    private static List<Check> prevalence(Table table, Dataset<Row> rows) {
        Row found = rows.agg(count(lit(1)), sum("prevalence")).head();
        if (found.getLong(0) > 0 && Math.abs(found.getDouble(1) - 1) > TOLERANCE) {
            throw new VerificationFailure(
                    table.name(), "prevalence sums to 1", "1", String.valueOf(found.getDouble(1)));
        }
        return List.of(numberedFromZero(table, rows).get(0), new Check(table.name(), "prevalence sums to 1", "holds"));
    }

    /**
     * Rows of an article stand together, ranked from 1 without a gap, name no item twice, and their weights, or the squares of
     * these, sum to 1.
     */
    private static List<Check> rankedArticles(
            Table table, Dataset<Row> rows, String item, String weight, boolean squares) {
        List<String> broken = rows.select(xxhash64(col("doc_id")), col(item), col("rank"), col(weight))
                .mapPartitions(
                        (MapPartitionsFunction<Row, String>) part -> new RankedRows(item, squares).broken(part),
                        Encoders.STRING())
                .takeAsList(1);
        if (!broken.isEmpty()) {
            throw new VerificationFailure(
                    table.name(), "ranked and weighed articles", "every article in order", broken.get(0));
        }
        long spread = rows.where(col("rank").equalTo(1))
                .groupBy("doc_id")
                .count()
                .where(col("count").gt(1))
                .count();
        if (spread > 0) {
            throw new VerificationFailure(table.name(), "an article stands in one place", "0 twice", spread + " twice");
        }
        return List.of(new Check(
                table.name(), "ranks from 1, each " + item + " once an article, weights of length 1", "every article"));
    }
}
