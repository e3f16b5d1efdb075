package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.config.RunSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Starts Spark. Every setting is made only where whoever started the program left it unset, so spark-submit always wins. */
public final class Sessions {

    private static final String DEFAULTS = "/dev/broadsheet/config/spark-defaults.conf";
    private static final String MASTER = "spark.master";
    private static final String HADOOP = "spark.hadoop.";

    private static final String UMASK = HADOOP + "fs.permissions.umask-mode";

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

    /** Does some work with a session for the job, and stops it afterwards, however the work ends. */
    static <T> T with(Job job, LoadedSettings loaded, Console console, Function<SparkSession, T> work) {
        SparkSession session = open(job, loaded, console);
        try {
            return work.apply(session);
        } finally {
            session.stop();
        }
    }

    /** A session for the job, telling the console of its progress. The caller stops it. */
    public static SparkSession open(Job job, LoadedSettings loaded, Console console) {
        SparkConf conf = configured(new SparkConf(), job, loaded.settings().run());
        SparkSession session = SparkSession.builder().config(conf).getOrCreate();
        session.sparkContext().addSparkListener(new ProgressListener(console));
        return session;
    }

    /** Hadoop's configuration as the session will have it, for what is looked at before Spark starts. */
    public static Configuration hadoop(RunSettings run) {
        SparkConf conf = new SparkConf();
        run.spark().forEach(conf::setIfMissing);
        conf.setIfMissing(UMASK, Umask.mode());
        Configuration hadoop = new Configuration();
        for (Tuple2<String, String> setting : conf.getAllWithPrefix(HADOOP)) {
            hadoop.set(setting._1(), setting._2());
        }
        checkJava();
        return hadoop;
    }

    /** Hadoop asks a method for its user that Java 24 took away; it is asked here so that this is said in words. */
    private static void checkJava() {
        try {
            UserGroupInformation.getCurrentUser();
        } catch (UnsupportedOperationException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "This is Java " + Runtime.version().feature()
                            + ", on which the Hadoop of this Spark does not run. Set JAVA_HOME to a JDK 17 or 21.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Hadoop does not know who runs this program", e);
        }
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
        conf.setIfMissing(UMASK, Umask.mode());
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
