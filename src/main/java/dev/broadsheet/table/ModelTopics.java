package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code model_topics}: with {@link ModelTerms} all that is needed to give new articles topics. */
public final class ModelTopics {

    /** A column that was not there from the beginning. */
    public static final String FITTED_ON = "fitted_on";

    public static final Table TABLE = Table.named(
                    "model_topics",
                    "One topic of the model behind topics, as --model and topics.warm-start read it; without rows where the engine"
                            + " keeps no such model.")
            .key("topic_id")
            .sortedBy("topic_id")
            .column("topic_id", IntegerType, "", "The topic.")
            .column("language", StringType, "BCP 47 code", "The language whose articles are modelled, or mixed.")
            .column(
                    "document_concentration",
                    DoubleType,
                    "tokens",
                    "Alpha of the topic: how much an article leans to it before any of its terms is seen.")
            .column(
                    "term_concentration",
                    DoubleType,
                    "tokens",
                    "Beta, the same for all topics: how much a topic leans to a term before any token is seen.")
            .column("samples", IntegerType, "", "Samples that the tokens of model_terms are summed over.")
            .column("tokens", LongType, "tokens", "Tokens of the topic, summed over samples.")
            .optional(
                    FITTED_ON,
                    DateType,
                    "UTC",
                    "The day that the run which fitted the model stands for; absent where it was fitted before that was kept.")
            .references("topic_id", "topics", "topic_id")
            .build();

    private ModelTopics() {}
}
