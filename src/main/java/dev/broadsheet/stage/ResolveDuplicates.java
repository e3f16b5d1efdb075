package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Finds what stands twice. Of records with the same {@code doc_id} the first by path and offset is the article, the others
 * are rejected. Of articles with the same content the one published first represents the cluster; unknown dates come last,
 * ties go to the smallest {@code doc_id}.
 */
public final class ResolveDuplicates {

    private ResolveDuplicates() {}

    /**
     * The articles that are not simply themselves: {@code chunk}, {@code ordinal}, {@code language}, {@code same_id} (whether
     * the record is rejected), {@code cluster} (the representative's {@code doc_id}; null when {@code same_id}) and
     * {@code representative}.
     *
     * @param articles staged articles
     */
    public static Dataset<Row> resolve(Dataset<Row> articles) {
        WindowSpec sameId = Window.partitionBy("doc_id").orderBy("input_path", "input_offset");
        WindowSpec sameContent = Window.partitionBy("content_hash", "same_id")
                .orderBy(col("published_at").asc_nulls_last(), col("doc_id"))
                .rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
        return articles.select(
                        "doc_id",
                        "language",
                        "input_path",
                        "input_offset",
                        "content_hash",
                        "published_at",
                        "chunk",
                        "ordinal")
                .withColumn("same_id", row_number().over(sameId).gt(1))
                .withColumn("copies", count(lit(1)).over(sameContent))
                .withColumn("first_id", first("doc_id").over(sameContent))
                .where(col("same_id").or(col("copies").gt(1)))
                .select(
                        col("chunk"),
                        col("ordinal"),
                        col("language"),
                        col("same_id"),
                        when(not(col("same_id")), col("first_id")).as("cluster"),
                        not(col("same_id"))
                                .and(col("first_id").equalTo(col("doc_id")))
                                .as("representative"));
    }

    /** Per chunk, the ascending places of articles that do not count: {@code chunk}, {@code left_out}. */
    public static Dataset<Row> leftOut(Dataset<Row> resolved) {
        return resolved.where(not(col("representative")))
                .groupBy("chunk")
                .agg(sort_array(collect_list("ordinal")).as("left_out"));
    }
}
