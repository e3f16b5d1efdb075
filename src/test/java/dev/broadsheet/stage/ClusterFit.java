package dev.broadsheet.stage;

import dev.broadsheet.lda.GeneratedDocuments;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.GibbsSettings.Prior;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/**
 * Fits generated documents on executors, ends one of them by force in the middle of it, and prints a digest of all that was fitted.
 * Arguments: master, and the job at whose start an executor is ended, 0 for none.
 */
final class ClusterFit {

    static final String MARK = "digest ";
    static final String ENDED = "ended executor ";

    private static final int TOPICS = 8;
    private static final int WORDS = 400;
    /** Enough for a task for each executor. */
    private static final int DOCUMENTS = 1000;
    /** Enough for a checkpoint, and for sweeps after it. */
    private static final int SWEEPS = 30;

    private ClusterFit() {}

    public static void main(String[] arguments) throws IOException {
        SparkSession spark = SparkSession.builder()
                .master(arguments[0])
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.executor.memory", "512m")
                .config("spark.executor.extraJavaOptions", OwnJvm.FIRST_COMPILER)
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .getOrCreate();
        spark.sparkContext()
                .setCheckpointDir(Files.createTempDirectory("checkpoints").toString());
        int fatal = Integer.parseInt(arguments[1]);
        if (fatal > 0) {
            spark.sparkContext().addSparkListener(new Killer(fatal));
        }
        System.out.println(MARK + digest(spark));
        spark.stop();
    }

    /** A fit that goes on from another: topics are let go of and concentrations learned in a few sweeps, each of them a job. */
    private static GibbsSettings settings(TopicSums start) {
        GibbsSchedule schedule = GibbsSchedule.goingOn(SWEEPS, TOPICS);
        return new GibbsSettings(
                schedule,
                4,
                Optional.empty(),
                Set.of(Prior.values()),
                Optional.of(start.with(schedule.firstTopicCount() - TOPICS)),
                false);
    }

    /** A digest of the model and of all documents' weights. */
    static String digest(SparkSession spark) {
        List<int[]> words =
                GeneratedDocuments.draw(TOPICS, WORDS, DOCUMENTS, 60, 9).words();
        JavaPairRDD<String, CountedDocument> documents = EngineDocuments.of(spark, words);
        TopicSums start = GibbsFit.here(
                        EngineDocuments.of(spark, words.subList(0, 200)), WORDS, GibbsSettings.usual(TOPICS, 12, 4))
                .topics();
        try (TopicModel model =
                GibbsFit.spread(documents, WORDS, settings(start)).run()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            TopicSums sums = model.sums().orElseThrow();
            for (TopicSums.Row row : sums.rows()) {
                add(digest, Arrays.toString(row.words()) + Arrays.toString(row.probabilities()));
            }
            add(digest, Arrays.toString(sums.concentrations().documents()));
            TreeMap<String, List<Double>> weights = new TreeMap<>();
            model.articles()
                    .collect()
                    .forEach(each -> weights.put(
                            each._1(), Arrays.stream(each._2()).boxed().toList()));
            weights.forEach((name, theta) -> add(digest, name + theta));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the first process it finds that was started: all of them are executors. */
    private static final class Killer extends SparkListener {

        private final AtomicInteger jobs = new AtomicInteger();
        private final int fatal;

        private Killer(int fatal) {
            this.fatal = fatal;
        }

        @Override
        public void onJobStart(SparkListenerJobStart started) {
            if (jobs.incrementAndGet() == fatal) {
                ProcessHandle.current()
                        .descendants()
                        .filter(process -> process.info().command().orElse("").endsWith("java"))
                        .findFirst()
                        .ifPresent(process -> {
                            process.destroyForcibly();
                            System.out.println(ENDED + process.pid());
                        });
            }
        }
    }
}
