package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The articles a model is made of: the representatives of their duplicate clusters, in one language.
 *
 * @param rows of {@code articles}: doc_id, source, language, text, token_count
 * @param language the language they share; {@code und} when there are none
 * @param count number of rows
 * @param others representative articles of other languages
 */
record ModelledArticles(Dataset<Row> rows, String language, long count, long others) {

    /**
     * Chooses by language.
     *
     * @param wanted the language; empty for the one with most tokens, ties by code ascending
     */
    static ModelledArticles of(Dataset<Row> articles, Optional<String> wanted) {
        Dataset<Row> representatives =
                articles.where(col("is_representative")).select("doc_id", "source", "language", "text", "token_count");
        String language = wanted.orElseGet(() -> main(representatives));
        Dataset<Row> rows = representatives.where(col("language").equalTo(language));
        long count = rows.count();
        return new ModelledArticles(rows, language, count, representatives.count() - count);
    }

    private static String main(Dataset<Row> articles) {
        return articles
                .groupBy("language")
                .agg(sum("token_count").as("tokens"))
                .orderBy(col("tokens").desc(), col("language").asc())
                .select("language")
                .limit(1)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .findFirst()
                .orElse("und");
    }
}
