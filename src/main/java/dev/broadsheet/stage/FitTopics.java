package dev.broadsheet.stage;

import dev.broadsheet.config.*;
import dev.broadsheet.table.*;
import java.util.*;
import org.apache.spark.sql.*;

public final class FitTopics {
    private FitTopics() {}

    public static TopicTables fit(
            SparkSession spark,
            Dataset<Row> articles,
            Dataset<Row> vocabulary,
            Dataset<Row> tfidf,
            TopicSettings settings,
            dev.broadsheet.text.TermSource analysis) {
        return new TopicTables(
                spark.createDataFrame(List.<Row>of(), Topics.TABLE.schema()),
                spark.createDataFrame(List.<Row>of(), TopicTerms.TABLE.schema()),
                spark.createDataFrame(List.<Row>of(), ArticleTopics.TABLE.schema()),
                Map.of(),
                Optional.of("not yet"));
    }
}
