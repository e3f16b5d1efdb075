package dev.broadsheet.stage;

import dev.broadsheet.config.FitSettings;
import dev.broadsheet.config.TopicLanguages;
import dev.broadsheet.config.TopicSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Settings and runs of the tests of topics. */
final class TopicFixtures {

    /** Every language of 100 articles, and the main one. */
    static final TopicLanguages EACH = new TopicLanguages.Each(100);

    private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

    private TopicFixtures() {}

    /** K topics by an engine in some iterations; terms of all frequencies. */
    static TopicSettings settings(String engine, int topics, int iterations) {
        return settings(engine, topics, iterations, 1);
    }

    static TopicSettings settings(String engine, int topics, int iterations, long seed) {
        return new TopicSettings(
                engine, topics, iterations, seed, EACH, 1, 1.0, 1000, 0, 0.01, 20, 3, 2, FitSettings.PLAIN);
    }

    static FittedTables fit(SparkSession spark, SmallCorpus corpus, TopicSettings settings) {
        return fit(spark, corpus, settings, List.of());
    }

    static FittedTables fit(SparkSession spark, SmallCorpus corpus, TopicSettings settings, List<StoredModel> earlier) {
        return fit(spark, corpus, settings, history(earlier));
    }

    /** A run that goes on from models, and compares no articles. */
    private static TopicHistory history(List<StoredModel> earlier) {
        return new TopicHistory(
                "run",
                DATE,
                earlier.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new TopicHistory.Earlier(earlier, Map.of(), Optional.empty(), Optional.empty())));
    }

    static FittedTables fit(SparkSession spark, SmallCorpus corpus, TopicSettings settings, TopicHistory history) {
        return new FittedTables(
                spark,
                FitTopics.fit(
                        corpus.articles(spark),
                        corpus.vocabulary(spark),
                        corpus.tfidf(spark),
                        settings,
                        history,
                        SmallCorpus.WORDS));
    }

    /** SHA-256 over every value of the three tables and the metrics; doubles as text show every bit. */
    static String digest(FittedTables tables) {
        try {
            byte[] bytes = text(tables).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(FittedTables tables) {
        return rows(tables.topics(), "topic_id")
                + rows(tables.topicTerms(), "topic_id", "rank")
                + rows(tables.articleTopics(), "doc_id", "rank")
                + new TreeMap<>(tables.metrics());
    }

    private static String rows(Dataset<Row> table, String first, String... others) {
        return table.orderBy(first, others).collectAsList().stream()
                .map(Row::toString)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
