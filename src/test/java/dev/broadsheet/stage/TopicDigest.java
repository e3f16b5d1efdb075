package dev.broadsheet.stage;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Fits planted topics in a JVM of its own and prints a digest of every published value. Arguments: master, engines. */
final class TopicDigest {

    static final String MARK = "digest ";

    private TopicDigest() {}

    static SmallCorpus corpus() {
        return PlantedTopics.add(PlantedTopics.corpus(120, 3), "vi", 100, 4);
    }

    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder()
                .master(arguments[0])
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "7")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
        for (String engine : List.of(arguments).subList(1, arguments.length)) {
            try (FittedTables tables = TopicFixtures.fit(spark, corpus(), TopicFixtures.settings(engine, 5, 4))) {
                System.out.println(MARK + TopicFixtures.digest(tables));
            }
        }
        spark.stop();
    }
}
