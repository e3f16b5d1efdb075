package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code topic_trends}: how much of each topic there is from period to period. */
public final class TopicTrends {

    public static final Table TABLE = Table.named(
                    "topic_trends",
                    "One topic in one period, among all articles or those of one value of a dimension. Every topic of a language has a row wherever articles of this language are; a period without such articles has none.")
            .key("dimension", "value", "topic_id", "period")
            .sortedBy("dimension", "value", "topic_id", "period")
            .column(
                    "dimension",
                    StringType,
                    "",
                    "What the articles are told apart by: all, source, language or the name of a field in articles.fields.")
            .column(
                    "value",
                    StringType,
                    "",
                    "The source, language or value they share; all for the dimension all. An article with several values of a field counts in each.")
            .column("topic_id", IntegerType, "", "The topic.")
            .column(
                    "period",
                    DateType,
                    "UTC day",
                    "First day of the week (a Monday), month, quarter or year, as trends.period says.")
            .column(
                    "prevalence",
                    DoubleType,
                    "0 to 1",
                    "Mean over these articles of the topic's weight in article_topics, 0 where it is not named; each article counts the same.")
            .column(
                    "prevalence_low",
                    DoubleType,
                    "0 to 1",
                    "Lower end of the 95 % interval of prevalence: Wilson's, with as many trials as the articles are worth by how much the topic's weight varies between articles.")
            .column("prevalence_high", DoubleType, "0 to 1", "Upper end of that interval.")
            .column(
                    "article_count",
                    LongType,
                    "articles",
                    "Articles that prevalence is the mean of: those with topics, in the topic's language.")
            .column(
                    "topic_article_count",
                    LongType,
                    "articles",
                    "Those of them whose first topic it is (rank 1 in article_topics).")
            .references("topic_id", "topics", "topic_id")
            .build();

    private TopicTrends() {}
}
