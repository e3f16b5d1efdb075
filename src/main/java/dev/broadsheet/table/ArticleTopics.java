package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.DataTypes;

/** {@code article_topics}: what each article is about. */
public final class ArticleTopics {

    public static final Table TABLE = Table.named("article_topics", "One topic of one article.")
            .key("doc_id", "rank")
            .sortedBy("doc_id", "rank")
            .bloomFilters("doc_id")
            .column("doc_id", StringType, "", "The article.")
            .column(
                    "rank",
                    IntegerType,
                    "from 1",
                    "Place of the topic in the article by weight, highest first, then topic_id.")
            .column("topic_id", IntegerType, "", "The topic.")
            .column("weight", DoubleType, "0 to 1", "Share of the topic in the article; an article's weights sum to 1.")
            .column(
                    "terms",
                    DataTypes.createArrayType(StringType, false),
                    "",
                    "Why: up to five terms of the article that give most to the topic, by tokens times the share of a token that is the topic's, most first; of an article's first three topics, empty for others.")
            .references("doc_id", "articles", "doc_id")
            .references("topic_id", "topics", "topic_id")
            .build();

    private ArticleTopics() {}
}
