package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code topic_lineage}: every topic through time. */
public final class TopicLineage {

    public static final Table TABLE = Table.named(
                    "topic_lineage",
                    "One topic in one run that it stood or ceased in: those of this run, and of all runs that its model goes back to.")
            .key("run_id", "topic_id")
            .sortedBy("topic_id", "logical_date", "run_id")
            .column("run_id", StringType, "", "The run.")
            .column("logical_date", DateType, "UTC", "The day the run stands for.")
            .column("topic_id", IntegerType, "", "The topic.")
            .column("language", StringType, "BCP 47 code", "The language whose articles the topic is of, or mixed.")
            .column(
                    "label",
                    StringType,
                    "",
                    "The topic's short name in this run; of a topic that ceased, the one it had last.")
            .column(
                    "change",
                    StringType,
                    "",
                    "What became of it since the run before: continued (the same topic), new, split (new, and most of it was part of previous_topic_id), merged (ceased, and most of it is part of into_topic_id) or retired (ceased).")
            .optional(
                    "previous_topic_id",
                    IntegerType,
                    "",
                    "The topic of the run before that it was or was split off from; none where it is new.")
            .optional("into_topic_id", IntegerType, "", "The topic of this run that a merged one went into.")
            .optional(
                    "similarity",
                    DoubleType,
                    "0 to 1",
                    "1 less the Jensen-Shannon distance of its terms from those of the topic it was, was split off from or went into, or where there is none the one most like it; absent where there was no earlier model.")
            .optional(
                    "article_similarity",
                    DoubleType,
                    "0 to 1",
                    "Cosine of the weights of the same two topics over the articles of both runs; absent where too few articles tell, and where no model was fitted.")
            .build();

    private TopicLineage() {}
}
