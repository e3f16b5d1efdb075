package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code similar_articles}: the nearest neighbours of each article. */
public final class SimilarArticles {

    public static final Table TABLE = Table.named(
                    "similar_articles",
                    "One of the articles most like an article, among the representative articles of its language.")
            .key("doc_id", "rank")
            .sortedBy("doc_id", "rank")
            .bloomFilters("doc_id")
            .column("doc_id", StringType, "", "The article.")
            .column(
                    "rank",
                    IntegerType,
                    "from 1",
                    "Place of the neighbour by cosine, highest first, then neighbour_id.")
            .column("neighbour_id", StringType, "doc_id", "The article like it.")
            .column(
                    "cosine",
                    DoubleType,
                    "0 to 1",
                    "Cosine of the two articles' weights in tfidf; exact but for rounding in the eighth digit, not approximated.")
            .references("doc_id", "articles", "doc_id")
            .references("neighbour_id", "articles", "doc_id")
            .build();

    private SimilarArticles() {}
}
