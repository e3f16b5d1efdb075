package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code topic_terms}: the terms of each topic. */
public final class TopicTerms {

    public static final Table TABLE = Table.named(
                    "topic_terms", "One term of one topic, the most probable ones of each topic.")
            .key("topic_id", "rank")
            .sortedBy("topic_id", "rank")
            .column("topic_id", IntegerType, "", "The topic.")
            .column(
                    "rank",
                    IntegerType,
                    "from 1",
                    "Place of the term in the topic by probability, highest first, then term_id.")
            .column("term_id", IntegerType, "", "The term, as numbered in vocabulary.")
            .column("term", StringType, "", "The term's readable form, as in vocabulary.")
            .column("probability", DoubleType, "0 to 1", "Probability of the term in the topic.")
            .column("count", DoubleType, "tokens", "Expected number of the term's tokens that belong to the topic.")
            .column("relevance", DoubleType, "nats", "Relevance with lambda 0.6: log probability weighed against lift.")
            .column(
                    "is_background",
                    BooleanType,
                    "",
                    "Whether the term carries no topic, being strewn over articles or topics: it is left out of labels and top terms.")
            .references("topic_id", "topics", "topic_id")
            .references("term_id", "vocabulary", "term_id")
            .build();

    private TopicTerms() {}
}
