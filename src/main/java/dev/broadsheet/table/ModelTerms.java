package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code model_terms}: how many tokens of each term each topic of the model has. */
public final class ModelTerms {

    public static final Table TABLE = Table.named("model_terms", "One term in one topic of the model behind topics.")
            .key("stem", "topic_id")
            .sortedBy("stem", "topic_id")
            .column("stem", StringType, "", "The form of the term that is counted, as in vocabulary.")
            .column("term", StringType, "", "The term's readable form.")
            .column(
                    "is_background",
                    BooleanType,
                    "",
                    "Whether the term carries no topic: it is left out of labels and top terms.")
            .column("topic_id", IntegerType, "", "The topic.")
            .column("tokens", LongType, "tokens", "Tokens of the term in the topic, summed over samples; above 0.")
            .references("topic_id", "model_topics", "topic_id")
            .build();

    private ModelTerms() {}
}
