package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

/** {@code topic_stability}: how much of a topic every fit finds again. */
public final class TopicStability {

    public static final Table TABLE = Table.named(
                    "topic_stability",
                    "How alike a topic is to its match in each of several fits; without rows unless topics.seeds is above 1.")
            .key("topic_id")
            .sortedBy("topic_id")
            .column("topic_id", IntegerType, "", "The topic of the consensus.")
            .column("fits", IntegerType, "", "Number of fits.")
            .column(
                    "stability",
                    DoubleType,
                    "0 to 1",
                    "Mean similarity to the matched topics: 1 less the Jensen-Shannon distance of their terms.")
            .column("least", DoubleType, "0 to 1", "Similarity to the match that is least alike.")
            .column("share_found", DoubleType, "0 to 1", "Share of the fits in which the match is more than 0.5 alike.")
            .references("topic_id", "topics", "topic_id")
            .build();

    private TopicStability() {}
}
