package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** {@code tfidf} to the sparse counts of the modelled articles and terms, as {@link TopicEngine#fit} takes them. */
final class CountDocuments {

    private CountDocuments() {}

    /** One row an article that has a modelled term: doc_id, term_ids ascending, counts. */
    static Dataset<Row> of(Dataset<Row> tfidf, ModelledArticles articles, ModelVocabulary vocabulary) {
        return tfidf.select("doc_id", "term_id", "term_frequency")
                .join(broadcast(vocabulary.numbers(tfidf.sparkSession())), "term_id")
                .join(articles.rows().select("doc_id"), new String[] {"doc_id"}, "left_semi")
                .groupBy("doc_id")
                .agg(sort_array(collect_list(struct("model_term", "term_frequency")))
                        .as("pairs"))
                .select(
                        col("doc_id"),
                        col("pairs.model_term").as("term_ids"),
                        col("pairs.term_frequency").as("counts"));
    }
}
