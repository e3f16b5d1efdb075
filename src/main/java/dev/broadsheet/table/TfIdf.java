package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code tfidf}: every term of every representative article, weighed. */
public final class TfIdf {

    public static final Table TABLE = Table.named("tfidf", "One term of one article.")
            .key("doc_id", "term_id")
            .sortedBy("doc_id", "rank")
            .bloomFilters("doc_id", "term")
            .column("doc_id", StringType, "", "The article.")
            .column("term_id", IntegerType, "", "The term, as numbered in vocabulary.")
            .column("term", StringType, "", "The term's readable form, as in vocabulary.")
            .column("term_frequency", IntegerType, "tokens", "How often the term stands in the article.")
            .column("tf_idf", DoubleType, "0 to 1", "Weight of the term; an article's weights have Euclidean length 1.")
            .column(
                    "rank",
                    IntegerType,
                    "from 1",
                    "Place of the term in its article by weight, highest first, then term_id.")
            .references("doc_id", "articles", "doc_id")
            .references("term_id", "vocabulary", "term_id")
            .build();

    private TfIdf() {}
}
