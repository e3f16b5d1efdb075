package dev.broadsheet;

import org.apache.spark.sql.SparkSession;

/** One embedded Spark session for all integration tests of a JVM. */
public final class SharedSession {

    private SharedSession() {}

    public static SparkSession get() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("broadsheet-tests")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
    }
}
