package dev.broadsheet.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.SharedSession;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.FitSettings;
import dev.broadsheet.config.TopicLanguages;
import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.TopicCounts;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.TopicCountsSeen;
import dev.broadsheet.table.TopicStability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are checked, kept, used, gone on from, made of several fits, and of a number of topics that is chosen. */
class GibbsModelsIT {

    private static final int K = PlantedTopics.TOPICS;

    private final SparkSession spark = SharedSession.get();

    @TempDir
    private Path folder;

    @Test
    void countsHoldAfterEverySweep() {
        TopicSettings settings = settings(K, 45, new FitSettings(1, Optional.empty(), Optional.empty(), 0, true));
        SmallCorpus corpus = PlantedTopics.corpus(200, 1);
        try (FittedTables checked = TopicFixtures.fit(spark, corpus, settings);
                FittedTables plain = TopicFixtures.fit(spark, corpus, settings(K, 45, FitSettings.PLAIN))) {
            assertThat(TopicFixtures.digest(checked)).isEqualTo(TopicFixtures.digest(plain));
        }
    }

    /** Nine tenths of an article are of its planted topic; the model is of other articles, and comes back from files as it was. */
    @Test
    void aStoredModelGivesNewArticlesItsTopics() {
        List<StoredModel> model = fitted(PlantedTopics.corpus(300, 1));
        SmallCorpus others = PlantedTopics.corpus(100, 2).add("f".repeat(32), "en", "quite other words");

        TopicSettings settings = settings(7, 0, new FitSettings(1, Optional.of("run"), Optional.empty(), 0, false));
        try (FittedTables tables = fit(others, settings, model)) {
            assertThat(tables.notFitted()).isEmpty();
            assertThat(tables.topics().count()).isEqualTo(K);
            assertThat(tables.metrics().get("articles_without_modelled_terms")).isEqualTo(1);
            assertThat(PlantedTopics.recovery(tables.topicTerms())).isGreaterThan(0.95);
            Map<String, Row> largest = new HashMap<>();
            tables.articleTopics().where("rank = 1").collectAsList().forEach(row -> largest.put(row.getString(0), row));
            Map<Integer, Integer> topicOf = new HashMap<>();
            int alike = 0;
            for (int article = 0; article < 100; article++) {
                Row row = largest.get(String.format("%032x", article * 2_654_435_761L));
                int topic = row.getAs("topic_id");
                alike += topicOf.computeIfAbsent(article % K, any -> topic) == topic ? 1 : 0;
            }
            assertThat(topicOf.values()).doesNotHaveDuplicates().hasSize(K);
            assertThat(alike).isEqualTo(100);
            assertThat(read(tables)).isEqualTo(model);
        }
    }

    @Test
    void articlesWithoutAnyOfItsTermsGetNoTopics() {
        List<StoredModel> model = fitted(PlantedTopics.corpus(100, 1));
        SmallCorpus others = new SmallCorpus(SmallCorpus.WORDS).add("f".repeat(32), "en", "quite other words");
        TopicSettings settings = settings(7, 0, new FitSettings(1, Optional.of("run"), Optional.empty(), 0, false));
        try (FittedTables tables = fit(others, settings, model)) {
            assertThat(tables.notFitted().orElseThrow()).contains("none has a term of the model");
            assertThat(tables.articleTopics().count()).isZero();
        }
    }

    /** Articles of the same topics, and words that the model does not know: topics keep their numbers and learn the words. */
    @Test
    void aFitGoesOnFromAnEarlierModel() {
        List<StoredModel> model = fitted(PlantedTopics.corpus(300, 1));
        SmallCorpus more = PlantedTopics.corpus(200, 2);
        for (int i = 0; i < 50; i++) {
            more.add(
                    String.format("%032x", 7_000_000 + i), "en", "novelty topic2word0 topic2word1 topic2word2 novelty");
        }
        TopicSettings settings = settings(7, 10, new FitSettings(1, Optional.empty(), Optional.of("run"), 0, false));
        try (FittedTables tables = fit(more, settings, model)) {
            assertThat(tables.topics().count()).isEqualTo(K);
            assertThat(topicOf(tables.topicTerms(), "novelty")).isEqualTo(topicOf(tables.topicTerms(), "topic2word0"));
            assertThat(tables.metrics().get("modelled_vocabulary")).isEqualTo(14.0 * K + 1);
            for (int topic = 0; topic < K; topic++) {
                String term = "topic" + topic + "word0";
                assertThat(topicOf(tables.topicTerms(), term)).as(term).isEqualTo(topicOf(model.get(0), term));
            }
        }
    }

    /** The topic that most of a term's tokens have. */
    private static int topicOf(StoredModel model, String term) {
        TopicCounts counts = model.sums().counts();
        int number = model.terms().stream().map(StoredModel.Term::stem).toList().indexOf(term);
        return IntStream.range(counts.start(number), counts.start(number + 1))
                .boxed()
                .max(Comparator.comparing(counts::count))
                .map(counts::topic)
                .orElseThrow();
    }

    @Test
    void fitsAgreeOnPlantedTopics() {
        TopicSettings settings = settings(K, 45, new FitSettings(3, Optional.empty(), Optional.empty(), 0, false));
        SmallCorpus corpus = PlantedTopics.corpus(200, 1);
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, settings)) {
            List<Row> stability = tables.table(TopicStability.TABLE).collectAsList();
            assertThat(stability).hasSize(K);
            for (Row row : stability) {
                assertThat(row.<Integer>getAs("fits")).isEqualTo(3);
                assertThat(row.<Double>getAs("stability")).isBetween(0.8, 1.0);
                assertThat(row.<Double>getAs("least")).isLessThanOrEqualTo(row.<Double>getAs("stability"));
                assertThat(row.<Double>getAs("share_found")).isEqualTo(1.0);
            }
            assertThat(tables.metrics().get("stability")).isBetween(0.8, 1.0);
            assertThat(PlantedTopics.recovery(tables.topicTerms())).isGreaterThan(0.95);
        }
    }

    @Test
    void theNumberOfPlantedTopicsIsChosen() {
        TopicSettings settings = settings(TopicSettings.AUTO, 45, FitSettings.PLAIN);
        try (FittedTables tables = TopicFixtures.fit(spark, PlantedTopics.corpus(400, 1), settings)) {
            List<Row> seen =
                    tables.table(TopicCountsSeen.TABLE).orderBy("topics").collectAsList();
            assertThat(seen.stream().map(row -> row.<Integer>getAs("topics"))).containsExactly(2, 3, 5, 7, 10, 15);
            assertThat(seen.stream()
                            .filter(row -> row.<Boolean>getAs("chosen"))
                            .map(row -> row.<Integer>getAs("topics")))
                    .containsExactly(K);
            assertThat(tables.topics().count()).isEqualTo(K);
        }
    }

    @Test
    void aModelThatCannotBeUsedSaysWhy() {
        List<StoredModel> model = fitted(PlantedTopics.corpus(100, 1));
        Dataset<Row> topics = spark.createDataFrame(model.get(0).topicRows(), ModelTopics.TABLE.schema());
        List<Row> rows = new ArrayList<>();
        ModelTermRows.of(model).forEachRemaining(rows::add);
        Dataset<Row> terms = spark.createDataFrame(rows, ModelTerms.TABLE.schema());
        assertThatThrownBy(() -> StoredModels.read("r", topics.limit(0), terms))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Run r has no topic model");
        assertThatThrownBy(() -> StoredModels.read(
                        "r", topics.withColumn("tokens", col("tokens").plus(lit(1L))), terms))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is damaged: topic 0");
        TopicSettings vietnamese = new TopicSettings(
                "gibbs",
                K,
                0,
                1,
                new TopicLanguages.One("vi"),
                1,
                1.0,
                1000,
                0,
                0.01,
                20,
                3,
                2,
                new FitSettings(1, Optional.of("r"), Optional.empty(), 0, false));
        assertThatThrownBy(() -> fit(PlantedTopics.corpus(10, 1), vietnamese, model))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("topics.language is vi, but the model to use is of en");
    }

    private List<StoredModel> fitted(SmallCorpus corpus) {
        try (FittedTables tables = TopicFixtures.fit(spark, corpus, settings(K, 60, FitSettings.PLAIN))) {
            return read(tables);
        }
    }

    /** By way of files. */
    private List<StoredModel> read(FittedTables tables) {
        String topics = folder.resolve("topics").toString();
        String terms = folder.resolve("terms").toString();
        tables.table(ModelTopics.TABLE).write().mode("overwrite").parquet(topics);
        tables.table(ModelTerms.TABLE).write().mode("overwrite").parquet(terms);
        return StoredModels.read(
                "run", spark.read().parquet(topics), spark.read().parquet(terms));
    }

    private static int topicOf(Dataset<Row> topicTerms, String term) {
        return topicTerms
                .where(col("term").equalTo(term))
                .orderBy(col("count").desc())
                .first()
                .getAs("topic_id");
    }

    private FittedTables fit(SmallCorpus corpus, TopicSettings settings, List<StoredModel> earlier) {
        return TopicFixtures.fit(spark, corpus, settings, earlier);
    }

    private static TopicSettings settings(int count, int iterations, FitSettings fit) {
        return new TopicSettings(
                "gibbs", count, iterations, 1, TopicFixtures.EACH, 1, 1.0, 1000, 0, 0.01, 20, 3, 2, fit);
    }
}
