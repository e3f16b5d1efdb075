package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code topic_counts}: what was seen while the number of topics was chosen. */
public final class TopicCountsSeen {

    public static final Table TABLE = Table.named(
                    "topic_counts",
                    "One number of topics that was tried on a sample of a language's articles; without rows unless topics.count is auto.")
            .key("language", "topics")
            .sortedBy("language", "topics")
            .column("language", StringType, "BCP 47 code", "The language whose articles are modelled, or mixed.")
            .column("topics", IntegerType, "", "The number of topics.")
            .column("articles", LongType, "articles", "Articles of the sample that the models were made from.")
            .column(
                    "coherence_npmi",
                    DoubleType,
                    "-1 to 1",
                    "Mean coherence of the topics, over all fits of that number.")
            .optional(
                    "held_out_perplexity",
                    DoubleType,
                    "",
                    "Perplexity by document completion of the sample's other articles, geometric mean over fits; absent where the sample is too small.")
            .column(
                    "stability",
                    DoubleType,
                    "0 to 1",
                    "Mean similarity of matched topics of two fits: 1 less the Jensen-Shannon distance.")
            .column(
                    "score",
                    DoubleType,
                    "0 to 1",
                    "Mean of the three, each scaled from the worst number tried, 0, to the best, 1; perplexity by its logarithm.")
            .column("chosen", BooleanType, "", "Whether this number was taken: the highest score, ties to the smaller.")
            .build();

    private TopicCountsSeen() {}
}
