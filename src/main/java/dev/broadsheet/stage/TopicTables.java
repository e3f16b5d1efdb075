package dev.broadsheet.stage;

import java.util.*;
import org.apache.spark.sql.*;

public record TopicTables(
        Dataset<Row> topics,
        Dataset<Row> topicTerms,
        Dataset<Row> articleTopics,
        Map<String, Double> metrics,
        Optional<String> notFitted) {}
