package dev.broadsheet.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.SharedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bits on one thread and two, from input in 1 and in 64 partitions, in two languages. */
class TopicBitsIT {

    private static final List<String> ENGINES = List.of("gibbs", "mllib-em", "mllib-online");

    @TempDir
    private Path folder;

    private final SparkSession spark = SharedSession.get();

    @Test
    void partitionsAndThreadsDoNotChangeABit() throws IOException {
        List<String> one = ENGINES.stream().map(engine -> digest(engine, 1)).toList();
        assertThat(ENGINES.stream().map(engine -> digest(engine, 64))).containsExactlyElementsOf(one);
        assertThat(one).doesNotHaveDuplicates();
        assertThat(inAJvmOfTheirOwn("local[1]")).isEqualTo(one);
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

    private List<String> inAJvmOfTheirOwn(String master) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(master));
        arguments.addAll(ENGINES);
        Path err = folder.resolve("err");
        String output = OwnJvm.run(TopicDigest.class, err, Path.of("target/spark"), arguments.toArray(String[]::new));
        List<String> digests = output.lines()
                .filter(line -> line.startsWith(TopicDigest.MARK))
                .map(line -> line.substring(TopicDigest.MARK.length()))
                .toList();
        assertThat(digests).as(output + Files.readString(err)).hasSize(ENGINES.size());
        return digests;
    }
}
