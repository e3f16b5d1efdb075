package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import dev.broadsheet.text.TermSource;
import dev.broadsheet.topic.Coherence;
import dev.broadsheet.topic.ExpectedTokens;
import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TopicDistribution;
import dev.broadsheet.topic.TopicMatrix;
import dev.broadsheet.topic.WindowCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * {@code articles}, {@code vocabulary} and {@code tfidf} to {@code topics}, {@code topic_terms} and {@code article_topics}.
 *
 * <p>Modelled are the representative articles of one language and the terms within the bounds of the settings. An article
 * without any of these terms has no row in {@code article_topics}. Everything that is summed over articles is summed in whole
 * numbers, so only the engine could make the outcome depend on partitions.
 */
public final class FitTopics {

    private final SparkSession spark;
    private final ModelledArticles articles;
    private final ModelVocabulary vocabulary;
    private final Dataset<Row> documents;
    private final TopicSettings settings;
    private final Map<String, Double> metrics = new TreeMap<>();

    private FitTopics(
            SparkSession spark,
            ModelledArticles articles,
            ModelVocabulary vocabulary,
            Dataset<Row> documents,
            TopicSettings settings) {
        this.spark = spark;
        this.articles = articles;
        this.vocabulary = vocabulary;
        this.documents = documents;
        this.settings = settings;
    }

    /**
     * Fits a model and describes it.
     *
     * @param articles of {@code table.Articles}
     * @param vocabulary of {@code table.Vocabulary}
     * @param tfidf of {@code table.TfIdf}: every term of every representative article
     * @param analysis the analysis that {@code tfidf} was counted with, for the windows of coherence
     * @throws dev.broadsheet.config.InvalidSetting if there is no such engine
     */
    public static TopicTables fit(
            SparkSession spark,
            Dataset<Row> articles,
            Dataset<Row> vocabulary,
            Dataset<Row> tfidf,
            TopicSettings settings,
            TermSource analysis) {
        TopicEngine engine = TopicEngines.named(settings.engine());
        ModelledArticles modelled = ModelledArticles.of(articles, settings);
        ModelVocabulary terms = ModelVocabulary.of(vocabulary, modelled, settings);
        Dataset<Row> documents =
                CountDocuments.of(spark, tfidf, modelled, terms).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return new FitTopics(spark, modelled, terms, documents, settings).tables(engine, analysis);
        } finally {
            documents.unpersist();
        }
    }

    private TopicTables tables(TopicEngine engine, TermSource analysis) {
        long counted = documents.count();
        metrics.put("articles_modelled", (double) counted);
        metrics.put("articles_of_other_languages", (double) articles.others());
        metrics.put("articles_without_modelled_terms", (double) (articles.count() - counted));
        metrics.put("modelled_vocabulary", (double) vocabulary.size());
        Optional<String> obstacle = obstacle(counted);
        if (obstacle.isPresent()) {
            return new TopicTables(
                    table(Topics.TABLE, List.of()),
                    table(TopicTerms.TABLE, List.of()),
                    table(ArticleTopics.TABLE, List.of()),
                    metrics,
                    Optional.empty(),
                    obstacle);
        }
        Optional<HoldOut> holdOut = HoldOut.of(documents, counted, settings.heldOutShare());
        Dataset<Row> trained = holdOut.map(HoldOut::trained).orElse(documents);
        TopicModel fitted = engine.fit(trained, vocabulary.size(), settings);
        try {
            return describe(fitted, holdOut, analysis);
        } catch (RuntimeException failed) {
            fitted.close();
            throw failed;
        }
    }

    private Optional<String> obstacle(long counted) {
        int count = settings.count();
        String language = "language " + articles.language();
        if (articles.count() == 0) {
            return Optional.of("No topics were fitted: there is no representative article in " + language
                    + ". Set topics.language to a language of the articles.");
        }
        if (vocabulary.size() < count) {
            return Optional.of("No topics were fitted: " + articles.count() + " articles in " + language + " have "
                    + vocabulary.size() + " terms within the bounds of document frequency, fewer than topics.count = "
                    + count + ". Give more articles, lower topics.count or topics.min-document-frequency, or raise"
                    + " topics.max-document-share.");
        }
        if (counted < count) {
            return Optional.of("No topics were fitted: " + counted + " articles in " + language
                    + " have terms to model, fewer than topics.count = " + count
                    + ". Give more articles or lower topics.count.");
        }
        return Optional.empty();
    }

    private TopicTables describe(TopicModel fitted, Optional<HoldOut> holdOut, TermSource analysis) {
        TopicMatrix matrix = matrix(fitted);
        TopicModel model = holdOut.map(held -> judged(fitted, held, matrix)).orElse(fitted);
        DescribeTopics described = new DescribeTopics(matrix, vocabulary, settings.terms());
        ExpectedTokens expected = ExpectTokens.of(documents, model, matrix.byTerm(), described.counted());
        WindowCounts windows =
                CountWindows.of(articles.rows(), described.trackedStems(), described.tracked(), analysis);
        int[] order = described.order(expected);
        Dataset<Row> articleTopics = ShareArticles.of(model, order, settings.minWeight());
        Map<Integer, List<String>> representatives =
                ShareArticles.representatives(articleTopics, articles.rows(), settings.representatives());
        metrics.put("tokens", (double) expected.tokens());
        metrics.put("log_likelihood_per_token", expected.logLikelihood() / expected.tokens());
        metrics.put("coherence_npmi_mean", described.meanCoherence(windows));
        metrics.put("diversity", matrix.diversity(Coherence.TOP_TERMS));
        return new TopicTables(
                table(Topics.TABLE, described.topics(order, expected, windows, representatives)),
                table(TopicTerms.TABLE, described.topicTerms(order, expected)),
                articleTopics,
                metrics,
                Optional.of(model),
                Optional.empty());
    }

    private TopicModel judged(TopicModel fitted, HoldOut holdOut, TopicMatrix matrix) {
        TermTopics terms = matrix.byTerm();
        HoldOut.Judgement judgement = holdOut.judge(fitted, terms);
        metrics.put("held_out_articles", (double) judgement.articles());
        metrics.put("held_out_perplexity", judgement.perplexity());
        return holdOut.completed(fitted, terms);
    }

    /** The model's topics on the driver: 12 bytes for each pair of topic and term of positive probability. */
    private TopicMatrix matrix(TopicModel model) {
        List<TopicDistribution> topics = new ArrayList<>();
        model.topics()
                .orderBy("topic")
                .toLocalIterator()
                .forEachRemaining(
                        row -> topics.add(new TopicDistribution(RowArrays.ints(row, 1), RowArrays.doubles(row, 2))));
        return new TopicMatrix(topics, vocabulary.size());
    }

    private Dataset<Row> table(Table table, List<Row> rows) {
        return spark.createDataFrame(rows, table.schema());
    }
}
