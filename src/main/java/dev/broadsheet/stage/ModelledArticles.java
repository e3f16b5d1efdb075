package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.broadsheet.config.TopicLanguages;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The articles a model is made of: the representatives of their duplicate clusters, in one language or in all.
 *
 * @param rows of {@code articles}: doc_id, source, language, text, token_count
 * @param language the language they share, or {@link TopicLanguages#MIXED}
 * @param count number of rows
 */
record ModelledArticles(Dataset<Row> rows, String language, long count) {

    /**
     * What is written in a language.
     *
     * @param articles representative ones
     * @param tokens of these
     */
    record Spoken(String language, long articles, long tokens) {}

    /** The languages of representative articles, by tokens descending, then by code. */
    static List<Spoken> languages(Dataset<Row> articles) {
        return representatives(articles)
                .groupBy("language")
                .agg(functions.count(lit(1)).as("articles"), sum("token_count").as("tokens"))
                .orderBy(col("tokens").desc(), col("language").asc())
                .collectAsList()
                .stream()
                .map(row -> new Spoken(row.getString(0), row.getLong(1), row.getLong(2)))
                .toList();
    }

    /**
     * The articles of a language.
     *
     * @param articles of {@code table.Articles}
     * @param count how many there are of it
     */
    static ModelledArticles of(Dataset<Row> articles, String language, long count) {
        Dataset<Row> rows = representatives(articles).select("doc_id", "source", "language", "text", "token_count");
        return new ModelledArticles(
                isMixed(language) ? rows : rows.where(col("language").equalTo(language)), language, count);
    }

    private static Dataset<Row> representatives(Dataset<Row> articles) {
        return articles.where(col("is_representative"));
    }

    /** Whether a model is of articles of all languages. */
    static boolean isMixed(String language) {
        return language.equals(TopicLanguages.MIXED);
    }
}
