package dev.broadsheet.stage;

import org.apache.spark.sql.SparkSession;

/** Fits planted topics in a JVM of its own and prints a digest of every published value. Arguments: master, engine. */
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
        try (FittedTables tables = TopicFixtures.fit(spark, corpus(), TopicFixtures.settings(arguments[1], 5, 4))) {
            System.out.println(MARK + TopicFixtures.digest(tables));
        } finally {
            spark.stop();
        }
    }
}
