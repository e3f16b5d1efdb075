package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.SharedSession;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.FitSettings;
import dev.broadsheet.config.TopicLanguages;
import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.TopicCountsSeen;
import dev.broadsheet.table.TopicStability;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Topics of several languages in one run. The languages of these corpora have the same words with the same topics behind them, so that
 * nothing but the language could keep their models apart.
 */
class LanguagesIT {

    private static final int K = PlantedTopics.TOPICS;
    private static final FitSettings USED = new FitSettings(1, Optional.of("run"), Optional.empty(), 0, false);
    private static final FitSettings GONE_ON_FROM = new FitSettings(1, Optional.empty(), Optional.of("run"), 0, false);

    private final SparkSession spark = SharedSession.get();

    private static SmallCorpus english(int articles, long seed) {
        return PlantedTopics.corpus(articles, seed);
    }

    private static SmallCorpus with(SmallCorpus corpus, String language, int articles, long seed) {
        return PlantedTopics.add(corpus, language, articles, seed);
    }

    private static TopicSettings settings(String engine, int count, TopicLanguages languages, FitSettings fit) {
        return new TopicSettings(engine, count, 60, 1, languages, 1, 1.0, 1000, 0, 0.01, 20, 3, 2, fit);
    }

    private static TopicSettings settings(String engine, int iterations) {
        return TopicFixtures.settings(engine, K, iterations);
    }

    private static TopicSettings each(int count, FitSettings fit) {
        return settings("gibbs", count, TopicFixtures.EACH, fit);
    }

    private FittedTables fit(SmallCorpus corpus, TopicSettings settings, List<StoredModel> earlier) {
        return TopicFixtures.fit(spark, corpus, settings, earlier);
    }

    private static Dataset<Row> of(String language, FittedTables tables, Dataset<Row> table) {
        return table.join(
                tables.topics().where(col("language").equalTo(language)).select("topic_id"), "topic_id");
    }

    private void assertArticlesAreOf(String language, FittedTables tables, SmallCorpus corpus) {
        Dataset<Row> articles =
                corpus.articles(spark).select("doc_id", "language").withColumnRenamed("language", "of");
        assertThat(of(language, tables, tables.articleTopics())
                        .join(articles, "doc_id")
                        .where(col("of").notEqual(language))
                        .count())
                .isZero();
    }

    private static List<String> languages(FittedTables tables) {
        return tables.topics().orderBy("topic_id").collectAsList().stream()
                .map(row -> row.<String>getAs("language"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gibbs", "mllib-em"})
    void eachLanguageGetsItsTopicsAndNoneOfAnothers(String engine) {
        // English has about twice the tokens, so its topics come first; the 120 Vietnamese articles could bear six
        SmallCorpus corpus = with(english(200, 1), "vi", 120, 2);
        // only of ours is asked how good its topics are
        int iterations = engine.equals("gibbs") ? 60 : 5;
        try (FittedTables tables = fit(corpus, settings(engine, iterations), List.of())) {
            assertThat(tables.notFitted()).isEmpty();
            assertThat(tables.warnings()).isEmpty();
            assertThat(languages(tables)).containsExactly("en", "en", "en", "en", "en", "vi", "vi", "vi", "vi", "vi");
            if (engine.equals("gibbs")) {
                assertThat(PlantedTopics.recovery(own("en", tables))).isGreaterThan(0.95);
                assertThat(PlantedTopics.recovery(own("vi", tables))).isGreaterThan(0.95);
            }
            Dataset<Row> vocabulary = corpus.vocabulary(spark);
            for (String language : List.of("en", "vi")) {
                assertThat(of(language, tables, tables.topicTerms())
                                .join(vocabulary.withColumnRenamed("language", "of"), "term_id")
                                .where(col("of").notEqual(language))
                                .count())
                        .isZero();
                assertArticlesAreOf(language, tables, corpus);
                assertPrevalenceFalls(of(language, tables, tables.topics().drop("language")));
            }
            assertTheTablesAddUp(tables, corpus, 320);
            assertThat(tables.metrics())
                    .containsEntry("articles_modelled", 320.0)
                    .containsEntry("articles_modelled_en", 200.0)
                    .containsEntry("articles_modelled_vi", 120.0)
                    .containsEntry("topics", 10.0)
                    .containsEntry("articles_of_other_languages", 0.0)
                    .containsEntry("coherence_npmi_mean", tables.metrics().get("coherence_npmi_mean_en"))
                    .containsKey("coherence_npmi_mean_vi");
        }
    }

    private static Dataset<Row> own(String language, FittedTables tables) {
        return of(language, tables, tables.topicTerms()).select("topic_id", "rank", "term_id", "term", "probability");
    }

    private static void assertPrevalenceFalls(Dataset<Row> topics) {
        List<Double> prevalences = topics.orderBy("topic_id").collectAsList().stream()
                .map(row -> row.<Double>getAs("prevalence"))
                .toList();
        assertThat(prevalences).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    private void assertTheTablesAddUp(FittedTables tables, SmallCorpus corpus, int articles) {
        long tokens = corpus.tfidf(spark).agg(sum("term_frequency")).first().getLong(0);
        Row all = tables.topics()
                .agg(sum("prevalence"), sum("token_count"), min("topic_id"), max("topic_id"), count(lit(1)))
                .first();
        assertThat(all.getDouble(0)).isCloseTo(1, within(1e-12));
        assertThat(all.getDouble(1)).isCloseTo((double) tokens, within(1e-2));
        assertThat(all.getInt(2)).isZero();
        assertThat(all.getInt(3)).isEqualTo((int) all.getLong(4) - 1);
        assertThat(tables.articleTopics()
                        .groupBy("doc_id")
                        .agg(sum("weight").as("weight"))
                        .where(abs(col("weight").minus(1)).lt(1e-12))
                        .count())
                .isEqualTo(articles);
    }

    @Test
    void aLanguageOfFewArticlesIsNamedAndLeftOut() {
        SmallCorpus corpus = with(with(with(english(200, 1), "vi", 99, 2), "fr", 100, 3), "und", 120, 4);
        try (FittedTables tables = fit(corpus, each(8, FitSettings.PLAIN), List.of())) {
            // 100 articles bear five topics, of the eight that English gets
            assertThat(languages(tables))
                    .containsExactly("en", "en", "en", "en", "en", "en", "en", "en", "fr", "fr", "fr", "fr", "fr");
            assertThat(tables.warnings())
                    .containsExactly(
                            "No topics for vi (99): fewer articles than topics.min-articles = 100.",
                            "No topics for articles whose language is not known, of which there are 120.");
            assertThat(tables.metrics())
                    .containsEntry("articles_without_model_vi", 99.0)
                    .containsEntry("articles_without_model_und", 120.0)
                    .containsEntry("articles_of_other_languages", 219.0);
        }
    }

    @Test
    void ofManySmallLanguagesTenAreNamed() {
        SmallCorpus corpus = english(40, 1);
        for (int i = 0; i < 12; i++) {
            with(corpus, "x" + (char) ('a' + i), 12 - i, i);
        }
        try (FittedTables tables = fit(corpus, each(2, FitSettings.PLAIN), List.of())) {
            assertThat(tables.warnings()).singleElement().satisfies(warning -> assertThat(warning)
                    .startsWith("No topics for xa (12), xb (11)")
                    .contains(" and 2 more languages, which run_stages names: ")
                    .doesNotContain("xk"));
            assertThat(tables.metrics()).containsEntry("articles_without_model_xl", 1.0);
        }
    }

    @Test
    void languagesAreMixedWhereThatIsAskedFor() {
        SmallCorpus corpus = with(english(200, 1), "vi", 120, 2);
        TopicSettings mixed = settings("gibbs", K, new TopicLanguages.Mixed(), FitSettings.PLAIN);
        try (FittedTables tables = fit(corpus, mixed, List.of())) {
            assertThat(languages(tables)).hasSize(K).containsOnly("mixed");
            assertThat(PlantedTopics.recovery(tables.topicTerms())).isGreaterThan(0.95);
            // a word of both languages is one term
            assertThat(tables.metrics()).containsEntry("modelled_vocabulary", 14.0 * K);
            assertThat(tables.topicTerms()
                            .groupBy("topic_id", "term")
                            .agg(count(lit(1)).as("times"))
                            .where("times > 1")
                            .count())
                    .isZero();
            assertThat(tables.articleTopics()
                            .where("rank = 1")
                            .join(corpus.articles(spark), "doc_id")
                            .groupBy("topic_id")
                            .agg(countDistinct("language").as("languages"))
                            .where("languages = 2")
                            .count())
                    .isEqualTo(K);
            assertTheTablesAddUp(tables, corpus, 320);
            List<StoredModel> stored = stored(tables);
            try (FittedTables used = fit(with(english(20, 3), "vi", 20, 4), each(2, USED), stored)) {
                assertThat(used.metrics()).containsEntry("articles_modelled", 40.0);
                assertThat(stored(used)).isEqualTo(stored);
            }
        }
    }

    private static List<StoredModel> stored(FittedTables tables) {
        return StoredModels.read("run", tables.table(ModelTopics.TABLE), tables.table(ModelTerms.TABLE));
    }

    private List<StoredModel> twoLanguages() {
        try (FittedTables tables = fit(with(english(200, 1), "vi", 120, 2), each(K, FitSettings.PLAIN), List.of())) {
            return stored(tables);
        }
    }

    @Test
    void eachLanguageGetsTheTopicsOfItsEarlierModel() {
        List<StoredModel> stored = twoLanguages();
        assertThat(stored.stream().map(StoredModel::language)).containsExactly("en", "vi");
        SmallCorpus corpus = with(with(english(50, 5), "vi", 60, 6), "fr", 150, 7);
        try (FittedTables tables = fit(corpus, each(K, USED), stored)) {
            assertThat(languages(tables)).containsExactly("en", "en", "en", "en", "en", "vi", "vi", "vi", "vi", "vi");
            for (String language : List.of("en", "vi")) {
                assertArticlesAreOf(language, tables, corpus);
            }
            assertThat(tables.metrics())
                    .containsEntry("articles_modelled_vi", 60.0)
                    .containsEntry("articles_without_model_fr", 150.0);
            assertThat(tables.warnings())
                    .containsExactly(
                            "No topics for fr (150): the model has none of these languages. Fit one, or go on from"
                                    + " it with topics.warm-start.");
            assertThat(stored(tables)).isEqualTo(stored);
        }
    }

    /** A week without a word of Vietnamese must not lose its topics, nor change their numbers. */
    @Test
    void topicsOfALanguageThatIsAwayAreCarriedOn() {
        List<StoredModel> stored = twoLanguages();
        for (FitSettings fit : List.of(USED, GONE_ON_FROM)) {
            try (FittedTables tables = fit(english(60, 5), each(K, fit), stored)) {
                assertThat(languages(tables))
                        .containsExactly("en", "en", "en", "en", "en", "vi", "vi", "vi", "vi", "vi");
                assertThat(of("vi", tables, tables.topics().drop("language"))
                                .where("prevalence = 0 and token_count = 0 and document_entropy = 0 and label <> ''")
                                .count())
                        .isEqualTo(K);
                assertThat(of("vi", tables, tables.topicTerms()).count()).isZero();
                assertThat(tables.metrics()).doesNotContainKey("coherence_npmi_mean_vi");
                assertThat(stored(tables).get(1)).isEqualTo(stored.get(1));
            }
        }
    }

    @Test
    void aFitGoesOnInEachLanguageAndBeginsInANewOne() {
        List<StoredModel> stored = twoLanguages();
        SmallCorpus corpus = with(with(english(50, 5), "vi", 4, 6), "fr", 200, 7);
        try (FittedTables tables = fit(corpus, each(K, GONE_ON_FROM), stored)) {
            assertThat(languages(tables))
                    .containsExactly(
                            "en", "en", "en", "en", "en", "vi", "vi", "vi", "vi", "vi", "fr", "fr", "fr", "fr", "fr");
            assertThat(PlantedTopics.recovery(own("fr", tables))).isGreaterThan(0.95);
            // four articles are too few to go on from five topics: they get them as they are
            assertThat(tables.metrics()).containsEntry("articles_modelled_vi", 4.0);
            assertThat(stored(tables).get(1)).isEqualTo(stored.get(1));
            assertThat(stored(tables).get(0).sums()).isNotEqualTo(stored.get(0).sums());
            assertThat(stored(tables).get(2).ids()).containsExactly(10, 11, 12, 13, 14);
        }
    }

    @Test
    void anEarlierModelOfOtherLanguagesThanAskedForIsRefused() {
        List<StoredModel> stored = twoLanguages();
        for (String asked : List.of("vi", "main", "mixed")) {
            TopicSettings settings = settings("gibbs", K, TopicLanguages.of(asked, 100), USED);
            assertThatThrownBy(() -> fit(english(10, 1), settings, stored))
                    .isInstanceOf(Failure.class)
                    .hasMessage(
                            "topics.language is " + asked + ", but the model to use is of en, vi. Set topics.language"
                                    + " to each, which takes any model, or name another model.");
        }
    }

    @Test
    void consensusAndChosenNumbersAreOfEachLanguage() {
        SmallCorpus corpus = with(english(200, 1), "vi", 120, 2);
        FitSettings seeds = new FitSettings(2, Optional.empty(), Optional.empty(), 0, false);
        try (FittedTables tables = fit(corpus, each(TopicSettings.AUTO, seeds), List.of())) {
            Dataset<Row> seen = tables.table(TopicCountsSeen.TABLE);
            for (String language : List.of("en", "vi")) {
                int chosen = seen.where(col("chosen").and(col("language").equalTo(language)))
                        .first()
                        .getAs("topics");
                assertThat(languages(tables).stream().filter(language::equals)).hasSize(chosen);
            }
            // of 120 articles six topics at most
            assertThat(seen.where("language = 'vi'").agg(max("topics")).first().getInt(0))
                    .isEqualTo(5);
            assertThat(tables.table(TopicStability.TABLE).count())
                    .isEqualTo(tables.topics().count());
            assertThat(tables.metrics()).containsKeys("stability", "stability_en", "stability_vi");
        }
    }

    @Test
    void aModelWhoseTopicsDoNotFitTogetherSaysWhy() {
        try (FittedTables tables = fit(with(english(200, 1), "vi", 120, 2), each(K, FitSettings.PLAIN), List.of())) {
            Dataset<Row> topics = tables.table(ModelTopics.TABLE);
            Dataset<Row> terms = tables.table(ModelTerms.TABLE);
            assertThatThrownBy(() -> StoredModels.read("r", topics.union(topics.where("topic_id = 2")), terms))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("topic 2 stands in model_topics twice");
            assertThatThrownBy(() -> StoredModels.read("r", topics.where("topic_id <> 9"), terms))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("topic 9 has terms, but does not stand in model_topics");
        }
    }
}
