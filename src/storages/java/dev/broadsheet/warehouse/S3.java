package dev.broadsheet.warehouse;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;

/** The S3 server that .ci/storages starts. Who it is talked to as, the environment says. */
public final class S3 {

    private S3() {}

    /** Hadoop's settings for it. */
    public static Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "fs.s3a.endpoint", "http://127.0.0.1:" + System.getProperty("broadsheet.s3.port"),
                "fs.s3a.endpoint.region", "us-east-1",
                "fs.s3a.path.style.access", "true",
                "fs.s3a.attempts.maximum", "3"));
    }

    public static Configuration configuration() {
        Configuration configuration = new Configuration();
        settings().forEach(configuration::set);
        return configuration;
    }

    /** A folder that nothing is in. */
    public static String folder() {
        return "s3a://tests/" + UUID.randomUUID();
    }
}
