package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits on one thread and two, from input in 1 and in 64 partitions, in two languages. */
class TopicBitsIT {

    @TempDir
    private Path folder;

    private final SparkSession spark = SharedSession.get();

    @ParameterizedTest
    @ValueSource(strings = {"gibbs", "mllib-em", "mllib-online"})
    void partitionsAndThreadsDoNotChangeABit(String engine) throws IOException {
        String one = digest(engine, 1);
        assertThat(digest(engine, 64)).isEqualTo(one);
        assertThat(inItsOwnJvm("local[1]", engine)).isEqualTo(one);
    }

    private String digest(String engine, int partitions) {
        SmallCorpus corpus = TopicDigest.corpus();
        try (FittedTables tables = new FittedTables(
                spark,
                FitTopics.fit(
                        spread(corpus.articles(spark), partitions),
                        spread(corpus.vocabulary(spark), partitions),
                        spread(corpus.tfidf(spark), partitions),
                        TopicFixtures.settings(engine, 5, 4),
                        TopicHistory.none("run", LocalDate.of(2026, 1, 5)),
                        SmallCorpus.WORDS))) {
            return TopicFixtures.digest(tables);
        }
    }

    /** Round robin, so that the rows of one article lie in many partitions. */
    private static Dataset<Row> spread(Dataset<Row> table, int partitions) {
        return table.repartition(partitions);
    }

    private String inItsOwnJvm(String master, String engine) throws IOException {
        String output = OwnJvm.run(TopicDigest.class, folder.resolve("err"), Path.of("target/spark"), master, engine);
        return output.lines()
                .filter(line -> line.startsWith(TopicDigest.MARK))
                .map(line -> line.substring(TopicDigest.MARK.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no digest in: " + output));
    }
}
