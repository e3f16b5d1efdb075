package dev.broadsheet.table;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

/** {@code topic_movements}: which topics rise and fall. */
public final class TopicMovements {

    public static final Table TABLE = Table.named(
                    "topic_movements",
                    "One topic over all its periods in topic_trends, among all articles or those of one value of a dimension.")
            .key("dimension", "value", "topic_id")
            .sortedBy("dimension", "value", "topic_id")
            .column("dimension", StringType, "", "As in topic_trends.")
            .column("value", StringType, "", "As in topic_trends.")
            .column("topic_id", IntegerType, "", "The topic.")
            .column("periods", IntegerType, "periods", "Periods with articles.")
            .column("first_period", DateType, "UTC day", "The first of them.")
            .column("last_period", DateType, "UTC day", "The last of them.")
            .column("article_count", LongType, "articles", "Articles in all of them.")
            .column("prevalence", DoubleType, "0 to 1", "Mean weight of the topic over these articles.")
            .optional(
                    "change",
                    DoubleType,
                    "share a year",
                    "Slope of prevalence over time, where periods of few articles count less: 0.01 is one point in a hundred more each year. Null where direction is too_few.")
            .optional("change_low", DoubleType, "share a year", "Lower end of the 95 % interval of change.")
            .optional("change_high", DoubleType, "share a year", "Upper end of that interval.")
            .optional(
                    "p_value",
                    DoubleType,
                    "0 to 1",
                    "How likely so steep a slope would be if there were none: Student's t with HC3 errors of a meta-regression over periods, whose weights know how few articles a period has and how much periods differ besides.")
            .optional(
                    "q_value",
                    DoubleType,
                    "0 to 1",
                    "p_value after Benjamini and Hochberg over all values and topics of the dimension: of topics called rising or falling, at most this share are expected to be so by chance.")
            .column(
                    "direction",
                    StringType,
                    "",
                    "rising or falling where q_value is at most trends.max-false-share, steady otherwise, too_few where there are fewer than five periods. It is of a straight line through all periods: a topic that rose and fell again is rising if its later half is above its earlier one, and steady if they are alike.")
            .column(
                    "rank",
                    IntegerType,
                    "from 1",
                    "Place among the topics of the same dimension, value and direction: by the size of change, largest first, then topic_id; of too_few by topic_id.")
            .references("topic_id", "topics", "topic_id")
            .build();

    private TopicMovements() {}
}
