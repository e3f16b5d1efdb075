package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.SharedSession;
import dev.broadsheet.config.FitSettings;
import dev.broadsheet.config.InvalidSetting;
import dev.broadsheet.config.TopicLanguages;
import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitTopicsIT {

    private final SparkSession spark = SharedSession.get();

    /** Every engine climbs to the nearest of many optima, so of three starts the likeliest model is looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"gibbs", "mllib-em", "mllib-online"})
    void plantedTopicsAreRecoveredAndTheTablesAddUp(String engine) {
        SmallCorpus corpus = PlantedTopics.corpus(200, 1);
        double likeliest = Double.NEGATIVE_INFINITY;
        double recovery = 0;
        for (long seed = 1; seed <= 3; seed++) {
            try (FittedTables tables =
                    TopicFixtures.fit(spark, corpus, TopicFixtures.settings(engine, PlantedTopics.TOPICS, 30, seed))) {
                assertThat(tables.notFitted()).isEmpty();
                assertSchemas(tables);
                assertSums(tables, corpus);
                double likelihood = tables.metrics().get("log_likelihood_per_token");
                if (likelihood > likeliest) {
                    likeliest = likelihood;
                    recovery = PlantedTopics.recovery(tables.topicTerms());
                }
            }
        }
        assertThat(recovery).isGreaterThan(0.95);
    }

    /**
     * An article's tokens are of its main topic with 0.9, of another with 0.1. A topic's words have entropy 2.48 nats; who knew both topics and
     * their shares would have perplexity exp(2.48 + 0.8 &middot; 0.325) = 15.4 and no model less than exp(2.48) = 11.9; even guesses have 70.
     */
    @Test
    void heldOutArticlesJudgeTheModelAndGetTopicsToo() {
        SmallCorpus corpus = PlantedTopics.corpus(1200, 5);
        TopicSettings settings = new TopicSettings(
                "gibbs",
                PlantedTopics.TOPICS,
                40,
                1,
                TopicFixtures.EACH,
                1,
                1.0,
                1000,
                0.05,
                0.01,
                20,
                3,
                2,
                FitSettings.PLAIN);
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, settings)) {
            assertThat(tables.metrics().get("held_out_articles")).isBetween(40.0, 80.0);
            assertThat(tables.metrics().get("held_out_perplexity")).isBetween(11.9, 17.0);
            assertThat(tables.articleTopics().select("doc_id").distinct().count())
                    .isEqualTo(1200);
            assertThat(PlantedTopics.recovery(tables.topicTerms())).isGreaterThan(0.95);
        }
    }

    @Test
    void theGraphLeavesNoFilesBehind() {
        SmallCorpus corpus = PlantedTopics.corpus(20, 4);
        TopicFixtures.fit(spark, corpus, TopicFixtures.settings("mllib-em", 2, 11))
                .close();
        Path directory =
                Path.of(URI.create(spark.sparkContext().getCheckpointDir().get()));
        assertThat(directory).doesNotExist();
    }

    private static void assertSchemas(FittedTables tables) {
        assertThat(tables.topics().schema()).isEqualTo(Topics.TABLE.schema());
        assertThat(tables.topicTerms().schema()).isEqualTo(TopicTerms.TABLE.schema());
        assertThat(tables.articleTopics().schema()).isEqualTo(ArticleTopics.TABLE.schema());
    }

    private static void assertSums(FittedTables tables, SmallCorpus corpus) {
        long tokens = corpus.tokens();
        assertThat(tables.metrics()).containsEntry("tokens", (double) tokens).containsEntry("articles_modelled", 200.0);
        List<Row> topics = tables.rows(Topics.TABLE);
        assertThat(sum(topics, "prevalence")).isCloseTo(1, within(1e-12));
        assertThat(sum(topics, "token_count")).isCloseTo((double) tokens, within(1e-2));
        assertThat(topics.stream().map(row -> row.getDouble(Topics.TABLE.place("prevalence"))))
                .isSortedAccordingTo(Comparator.<Double>reverseOrder());
        Map<String, Double> weights = tables.rows(ArticleTopics.TABLE).stream()
                .collect(Collectors.groupingBy(
                        row -> row.getString(0), Collectors.summingDouble(row -> row.getDouble(3))));
        assertThat(weights).hasSize(200).allSatisfy((article, sum) -> assertThat(sum)
                .isCloseTo(1, within(1e-12)));
    }

    private static double sum(List<Row> rows, String column) {
        int place = Topics.TABLE.place(column);
        return rows.stream().mapToDouble(row -> row.getDouble(place)).sum();
    }

    @Test
    void topicsSayWhatTheOtherTablesSay() {
        SmallCorpus corpus = PlantedTopics.corpus(60, 2);
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, TopicFixtures.settings("mllib-em", 5, 10))) {
            for (Row topic : tables.topics().collectAsList()) {
                int id = topic.getInt(0);
                List<String> terms =
                        column(tables.topicTerms().where(col("topic_id").equalTo(id)), "term", "rank");
                assertThat(terms).hasSize(20);
                assertThat(topic.<String>getList(9)).isEqualTo(terms.subList(0, 10));
                Dataset<Row> holders = tables.articleTopics()
                        .where(col("topic_id").equalTo(id))
                        .join(corpus.articles(spark), "doc_id")
                        .withColumn("less", col("weight").multiply(-1))
                        .withColumn("shorter", col("token_count").multiply(-1));
                assertThat(topic.<String>getList(10))
                        .isEqualTo(column(holders, "doc_id", "less", "shorter", "doc_id")
                                .subList(0, 3));
                assertThat(topic.getDouble(6)).isBetween(0.5, 1.0);
                assertThat(topic.getDouble(7)).isBetween(8.0, 70.0);
                assertThat(topic.getDouble(8)).isBetween(0.0, Math.log(60));
            }
        }
    }

    private static List<String> column(Dataset<Row> table, String column, String first, String... others) {
        return table.orderBy(first, others).select(column).collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void theLanguageWithMostTokensIsModelledAndDuplicatesDoNotVote() {
        SmallCorpus corpus = new SmallCorpus(SmallCorpus.WORDS)
                .add("a1", "vi", "một hai ba bốn")
                .add("a2", "vi", "hai ba bốn năm")
                .add("b1", "en", "one two three")
                .add("b2", "en", "two three four")
                .add("b3", "en", "five six")
                .addDuplicate("b4", "en", "two three four");
        // 8 tokens each: en comes before vi; the duplicate's million tokens do not count.
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, TopicFixtures.settings("mllib-em", 2, 3))) {
            assertThat(docIds(tables)).containsExactly("b1", "b2", "b3");
            assertThat(tables.metrics()).containsEntry("articles_of_other_languages", 2.0);
        }
        TopicSettings named = new TopicSettings(
                "mllib-em", 2, 3, 1, new TopicLanguages.One("vi"), 1, 1.0, 1000, 0, 0.01, 20, 3, 2, FitSettings.PLAIN);
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, named)) {
            assertThat(docIds(tables)).containsExactly("a1", "a2");
        }
    }

    private static List<String> docIds(FittedTables tables) {
        return tables.articleTopics().select("doc_id").distinct().orderBy("doc_id").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void articlesWithoutModelledTermsHaveNoTopics() {
        SmallCorpus corpus = new SmallCorpus(SmallCorpus.WORDS)
                .add("a", "en", "red green blue")
                .add("b", "en", "red green")
                .add("c", "en", "green blue")
                .add("d", "en", "lonely words here");
        TopicSettings twice = new TopicSettings(
                "mllib-em", 2, 3, 1, TopicFixtures.EACH, 2, 1.0, 1000, 0, 0.01, 20, 3, 2, FitSettings.PLAIN);
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, twice)) {
            assertThat(docIds(tables)).containsExactly("a", "b", "c");
            assertThat(tables.metrics())
                    .containsEntry("articles_without_modelled_terms", 1.0)
                    .containsEntry("modelled_vocabulary", 3.0);
        }
    }

    @Test
    void moreTopicsThanArticlesIsToldNotFitted() {
        assertNotFitted(
                new SmallCorpus(SmallCorpus.WORDS)
                        .add("a", "en", "one two three four")
                        .add("b", "en", "two three"),
                3,
                "No topics were fitted: 2 articles in language en have terms to model, fewer than topics.count = 3."
                        + " Give more articles or lower topics.count.");
        assertNotFitted(
                new SmallCorpus(SmallCorpus.WORDS).add("a", "en", "one two three"),
                2,
                "No topics were fitted: 1 articles in language en have terms to model, fewer than topics.count = 2."
                        + " Give more articles or lower topics.count.");
    }

    @Test
    void anEmptyVocabularyAndNoArticlesAreToldNotFitted() {
        assertNotFitted(
                new SmallCorpus(SmallCorpus.WORDS).add("a", "en", "").add("b", "en", " "),
                2,
                "No topics were fitted: 2 articles in language en have 0 terms within the bounds of document frequency,"
                        + " fewer than topics.count = 2. Give more articles, lower topics.count or"
                        + " topics.min-document-frequency, or raise topics.max-document-share.");
        assertNotFitted(
                new SmallCorpus(SmallCorpus.WORDS),
                2,
                "No topics were fitted: there is no representative article in language und."
                        + " Set topics.language to a language of the articles.");
    }

    private void assertNotFitted(SmallCorpus corpus, int topics, String message) {
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, TopicFixtures.settings("mllib-em", topics, 3))) {
            assertThat(tables.notFitted()).contains(message);
            assertSchemas(tables);
            assertThat(tables.topics().count()).isZero();
            assertThat(tables.topicTerms().count()).isZero();
            assertThat(tables.articleTopics().count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gibbs", "mllib-em", "mllib-online"})
    void identicalArticlesGetIdenticalTopics(String engine) {
        SmallCorpus corpus = new SmallCorpus(SmallCorpus.WORDS);
        for (int article = 0; article < 6; article++) {
            corpus.add("d" + article, "en", "the same few words again");
        }
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, TopicFixtures.settings(engine, 2, 12))) {
            assertThat(tables.articleTopics().select("doc_id").distinct().count())
                    .isEqualTo(6);
            assertThat(tables.topics().where("coherence_npmi = 1").count()).isEqualTo(2);
        }
    }

    @Test
    void anUnknownEngineIsRefusedByNamingTheKnown() {
        assertThatThrownBy(() -> TopicEngines.named("gibs"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("topics.engine = gibs cannot be used: it must be one of gibbs, mllib-em, mllib-online.");
    }
}
