package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.config.RunSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark. Every setting is made only where whoever started the program left it unset, so spark-submit always wins. */
public final class Sessions {

    private static final String DEFAULTS = "/dev/broadsheet/config/spark-defaults.conf";
    private static final String MASTER = "spark.master";

    /** What a Spark inside one JVM does without; the UI alone costs half a second of the start. */
    private static final Map<String, String> EMBEDDED = Map.of(
            MASTER,
            "local[*]",
            "spark.ui.enabled",
            "false",
            "spark.ui.showConsoleProgress",
            "false",
            "spark.driver.host",
            "localhost",
            "spark.driver.bindAddress",
            "127.0.0.1",
            "spark.sql.shuffle.partitions",
            "32");

    private Sessions() {}

    /** A session for the job, telling the console of its progress. The caller stops it. */
    public static SparkSession open(Job job, LoadedSettings loaded, Console console) {
        SparkConf conf = configured(new SparkConf(), job, loaded.settings().run());
        SparkSession session = SparkSession.builder().config(conf).getOrCreate();
        session.sparkContext().addSparkListener(new ProgressListener(console));
        return session;
    }

    /** Fills in what is unset: first what the user's settings say, then ours. */
    static SparkConf configured(SparkConf conf, Job job, RunSettings run) {
        conf.setIfMissing("spark.app.name", "broadsheet " + job.word() + " " + run.logicalDate());
        run.spark().forEach(conf::setIfMissing);
        if (run.partitions() > 0) {
            conf.setIfMissing("spark.sql.shuffle.partitions", String.valueOf(run.partitions()));
        }
        if (conf.get(MASTER, "local").matches("local(\\[.*])?")) {
            EMBEDDED.forEach(conf::setIfMissing);
        }
        Properties defaults = new Properties();
        try (InputStream in = Sessions.class.getResourceAsStream(DEFAULTS)) {
            defaults.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        defaults.stringPropertyNames().forEach(key -> conf.setIfMissing(key, defaults.getProperty(key)));
        return conf;
    }
}
