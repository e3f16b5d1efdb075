package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;

import dev.broadsheet.config.TopicLanguages;
import java.io.Serial;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

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
    record Spoken(String language, long articles, long tokens) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private Spoken plus(Spoken more) {
            return new Spoken(language, articles + more.articles, tokens + more.tokens);
        }
    }

    /** The languages of representative articles, by tokens descending, then by code. */
    static List<Spoken> languages(Dataset<Row> articles) {
        return representatives(articles)
                .select("language", "token_count")
                .toJavaRDD()
                .mapPartitions(rows -> counted(rows).values().iterator())
                .collect()
                .stream()
                .collect(Collectors.toMap(Spoken::language, each -> each, Spoken::plus))
                .values()
                .stream()
                .sorted(Comparator.comparingLong(Spoken::tokens).reversed().thenComparing(Spoken::language))
                .toList();
    }

    private static Map<String, Spoken> counted(Iterator<Row> articles) {
        Map<String, Spoken> languages = new HashMap<>();
        articles.forEachRemaining(
                row -> languages.merge(row.getString(0), new Spoken(row.getString(0), 1, row.getInt(1)), Spoken::plus));
        return languages;
    }

    /** Tokens of each article, by {@code doc_id}. */
    JavaPairRDD<String, Integer> lengths() {
        return rows.select("doc_id", "token_count")
                .toJavaRDD()
                .mapToPair(row -> new Tuple2<>(row.getString(0), row.getInt(1)));
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
