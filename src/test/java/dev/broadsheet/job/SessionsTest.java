package dev.broadsheet.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.config.Assignment;
import dev.broadsheet.config.RunSettings;
import dev.broadsheet.config.SettingsLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SessionsTest {

    @Test
    void fillsInWhatIsUnset() {
        SparkConf conf = Sessions.configured(new SparkConf(false), Job.TFIDF, run());
        assertThat(conf.get("spark.app.name")).isEqualTo("broadsheet tfidf 2026-01-02");
        assertThat(conf.get("spark.master")).isEqualTo("local[*]");
        assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
        assertThat(conf.get("spark.sql.session.timeZone")).isEqualTo("UTC");
        assertThat(conf.get("spark.sql.parquet.outputTimestampType")).isEqualTo("TIMESTAMP_MICROS");
    }

    @Test
    void sparkSubmitWinsOverSettingsAndTheseOverDefaults() {
        SparkConf submitted = new SparkConf(false)
                .setMaster("spark://host:7077")
                .set("spark.sql.shuffle.partitions", "7")
                .set("spark.executor.memory", "3g");
        SparkConf conf = Sessions.configured(
                submitted,
                Job.PIPELINE,
                run("run.partitions=64", "spark.executor.memory=9g", "spark.sql.session.timeZone=Asia/Tokyo"));
        assertThat(conf.get("spark.sql.shuffle.partitions")).isEqualTo("7");
        assertThat(conf.get("spark.executor.memory")).isEqualTo("3g");
        assertThat(conf.get("spark.sql.session.timeZone")).isEqualTo("Asia/Tokyo");
        assertThat(conf.contains("spark.ui.enabled"))
                .as("a cluster's UI is useful")
                .isFalse();
    }

    private static RunSettings run(String... settings) {
        List<Assignment> commandLine = Stream.concat(Stream.of("logical-date=2026-01-02"), Arrays.stream(settings))
                .map(each -> each.split("=", 2))
                .map(each -> new Assignment(each[0], each[1], "test"))
                .toList();
        return new SettingsLoader(Map.of(), Path.of("/"), Clock.systemUTC())
                .load(Optional.empty(), commandLine)
                .settings()
                .run();
    }
}
