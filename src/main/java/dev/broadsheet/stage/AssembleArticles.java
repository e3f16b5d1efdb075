package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;

import dev.broadsheet.corpus.Reject;
import dev.broadsheet.corpus.RejectReason;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Rejects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Staged rows and what stands twice → {@code articles} and {@code rejects}. */
public final class AssembleArticles {

    private AssembleArticles() {}

    /** The rows of {@code articles}, in no order. */
    public static Dataset<Row> articles(Dataset<Row> staged, Dataset<Row> resolved) {
        return withFate(staged, resolved)
                .where(not(coalesce(col("same_id"), lit(false))))
                .withColumn("published_on", to_date(col("published_at")))
                .withColumn("is_representative", coalesce(col("representative"), lit(true)))
                .withColumn("duplicate_cluster", coalesce(col("cluster"), col("doc_id")))
                .select(columns(Articles.TABLE.columnNames()));
    }

    /** The rows of {@code rejects}, in no order: those of reading, and the records whose id an earlier one has. */
    public static Dataset<Row> rejects(Dataset<Row> staged, Dataset<Row> resolved) {
        Dataset<Row> sameId = withFate(staged, resolved)
                .where(col("same_id"))
                .select(
                        col("input_path"),
                        col("input_offset"),
                        lit("resolve-duplicates").as("stage"),
                        lit(RejectReason.DUPLICATE_ID.code()).as("reason"),
                        concat(
                                        lit("Another record of source '"),
                                        col("source"),
                                        lit("' has the id '"),
                                        coalesce(col("native_id"), col("doc_id")),
                                        lit(
                                                "' and stands earlier; give each record its own id, or map another field to ingest.fields.id."))
                                .as("message"),
                        substring(col("title"), 1, Reject.EXCERPT_LENGTH).as("excerpt"));
        return Staged.only(staged, "reject")
                .select(columns(Rejects.TABLE.columnNames()))
                .unionByName(sameId);
    }

    private static Dataset<Row> withFate(Dataset<Row> staged, Dataset<Row> resolved) {
        return Staged.only(staged, "article")
                .join(resolved.drop("language"), new String[] {"chunk", "ordinal"}, "left_outer");
    }

    private static Column[] columns(String[] names) {
        Column[] columns = new Column[names.length];
        for (int i = 0; i < names.length; i++) {
            columns[i] = col(names[i]);
        }
        return columns;
    }
}
