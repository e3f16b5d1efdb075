package dev.broadsheet.stage;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicCountsSeen;
import dev.broadsheet.table.TopicStability;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import dev.broadsheet.text.TermSource;
import dev.broadsheet.topic.BackgroundTerms;
import dev.broadsheet.topic.Coherence;
import dev.broadsheet.topic.ExpectedTokens;
import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TopicDistribution;
import dev.broadsheet.topic.TopicMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** Topics that a corpus must be able to have. */
    private static final int LEAST_TOPICS = 2;

    private final SparkSession spark;
    private final ModelledArticles articles;
    private final ModelVocabulary vocabulary;
    private final Dataset<Row> documents;
    private final TopicSettings settings;
    private final Optional<StoredModel> earlier;
    private final TermSource analysis;
    private final Map<String, Double> metrics = new TreeMap<>();

    private FitTopics(
            SparkSession spark,
            ModelledArticles articles,
            ModelVocabulary vocabulary,
            Dataset<Row> documents,
            TopicSettings settings,
            Optional<StoredModel> earlier,
            TermSource analysis) {
        this.spark = spark;
        this.articles = articles;
        this.vocabulary = vocabulary;
        this.documents = documents;
        this.settings = settings;
        this.earlier = earlier;
        this.analysis = analysis;
    }

    /**
     * Fits a model, or takes one, and describes it.
     *
     * @param articles of {@code table.Articles}
     * @param vocabulary of {@code table.Vocabulary}
     * @param tfidf of {@code table.TfIdf}: every term of every representative article
     * @param earlier the model that {@code settings.fit()} names
     * @param analysis the analysis that {@code tfidf} was counted with, for the windows of coherence
     * @throws dev.broadsheet.config.InvalidSetting if there is no such engine
     */
    public static TopicTables fit(
            SparkSession spark,
            Dataset<Row> articles,
            Dataset<Row> vocabulary,
            Dataset<Row> tfidf,
            TopicSettings settings,
            Optional<StoredModel> earlier,
            TermSource analysis) {
        TopicSettings ours = earlier.map(
                        model -> settings.withCount(model.sums().topicCount()))
                .orElse(settings);
        Optional<String> language = settings.language().or(() -> earlier.map(StoredModel::language));
        earlier.ifPresent(model -> checkLanguage(model, settings));
        ModelledArticles modelled = ModelledArticles.of(articles, language);
        ModelVocabulary terms = earlier.filter(any -> settings.fit().isFixed())
                .map(model -> ModelVocabulary.of(model, vocabulary))
                .orElseGet(() -> ModelVocabulary.of(vocabulary, modelled, settings));
        Dataset<Row> documents =
                CountDocuments.of(spark, tfidf, modelled, terms).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return new FitTopics(spark, modelled, terms, documents, ours, earlier, analysis).tables();
        } finally {
            documents.unpersist();
        }
    }

    private static void checkLanguage(StoredModel model, TopicSettings settings) {
        settings.language().filter(wanted -> !wanted.equals(model.language())).ifPresent(wanted -> {
            throw new Failure(
                    ExitCode.USAGE,
                    "topics.language is " + wanted + ", but the model to use is of " + model.language()
                            + ". Set topics.language to " + model.language() + " or main, or name another model.");
        });
    }

    private TopicTables tables() {
        long counted = documents.count();
        metrics.put("articles_modelled", (double) counted);
        metrics.put("articles_of_other_languages", (double) articles.others());
        metrics.put("articles_without_modelled_terms", (double) (articles.count() - counted));
        metrics.put("modelled_vocabulary", (double) vocabulary.size());
        Optional<String> obstacle = settings.fit().isFixed() ? obstacleToUse(counted) : obstacle(counted);
        if (obstacle.isPresent()) {
            Map<Table, Dataset<Row>> empty =
                    TopicTables.ALL.stream().collect(Collectors.toMap(each -> each, each -> table(each, List.of())));
            return new TopicTables(empty, metrics, Optional.empty(), obstacle);
        }
        if (settings.fit().isFixed()) {
            StoredModel model = earlier.orElseThrow();
            return described(
                    InferTopics.of(documents, model.sums(), settings.seed()), Optional.empty(), List.of(), List.of());
        }
        if (settings.isAuto()) {
            ChooseTopicCount choice =
                    ChooseTopicCount.among(documents, counted, vocabulary, articles, settings, analysis);
            metrics.put("topic_counts_tried", (double) choice.rows().size());
            return fitted(settings.withCount(choice.count()), counted, choice.rows());
        }
        return fitted(settings, counted, List.of());
    }

    private TopicTables fitted(TopicSettings wanted, long counted, List<Row> seen) {
        Optional<HoldOut> holdOut = HoldOut.of(documents, counted, settings.heldOutShare());
        Dataset<Row> trained = holdOut.map(HoldOut::trained).orElse(documents);
        if (wanted.fit().seeds() > 1) {
            Consensus consensus = Consensus.of(trained, vocabulary.size(), wanted);
            metrics.put("stability", consensus.stability());
            return described(consensus.model(), holdOut, List.of(consensus), seen);
        }
        TopicModel model = earlier.map(from -> GibbsFit.of(
                                trained,
                                vocabulary.size(),
                                GibbsSettings.of(wanted, Optional.of(from.over(vocabulary))))
                        .run())
                .orElseGet(() -> TopicEngines.named(wanted.engine()).fit(trained, vocabulary.size(), wanted));
        return described(model, holdOut, List.of(), seen);
    }

    private Optional<String> obstacleToUse(long counted) {
        return counted > 0
                ? Optional.empty()
                : Optional.of("No article got topics: of " + articles.count() + " articles in language "
                        + articles.language()
                        + " none has a term of the model. Name a model of such articles, or fit one.");
    }

    private Optional<String> obstacle(long counted) {
        int count = settings.isAuto() ? LEAST_TOPICS : settings.count();
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

    /** Describes a model, and lets go of it if that fails. */
    private TopicTables described(
            TopicModel fitted, Optional<HoldOut> holdOut, List<Consensus> consensus, List<Row> seen) {
        try {
            return describe(fitted, holdOut, consensus, seen);
        } catch (RuntimeException failed) {
            fitted.close();
            throw failed;
        }
    }

    private TopicTables describe(
            TopicModel fitted, Optional<HoldOut> holdOut, List<Consensus> consensus, List<Row> seen) {
        TopicMatrix matrix = matrix(fitted);
        TopicModel model = holdOut.map(held -> judged(fitted, held, matrix)).orElse(fitted);
        ExpectedTokens expected =
                ExpectTokens.of(documents, model, matrix.byTerm(), DescribeTopics.counted(matrix, settings.terms()));
        boolean[] background = background(matrix, expected);
        DescribeTopics described = new DescribeTopics(matrix, vocabulary, background, settings.terms());
        CountWindows.Counted text =
                CountWindows.of(articles.rows(), described.trackedStems(), described.tracked(), analysis);
        // topics of an earlier model keep the numbers that people know them by
        int[] order = earlier.isPresent() ? IntStream.range(0, matrix.count()).toArray() : described.order(expected);
        Dataset<Row> articleTopics = ShareArticles.of(model, order, settings.minWeight());
        Map<Integer, List<String>> representatives =
                ShareArticles.representatives(articleTopics, articles.rows(), settings.representatives());
        metrics.put("tokens", (double) expected.tokens());
        metrics.put("log_likelihood_per_token", expected.logLikelihood() / expected.tokens());
        metrics.put("coherence_npmi_mean", described.meanCoherence(text));
        metrics.put("diversity", matrix.diversity(Coherence.TOP_TERMS));
        metrics.put("background_terms", (double) count(background));
        Optional<StoredModel> stored =
                model.sums().map(sums -> StoredModel.of(sums, vocabulary, articles.language(), background, order));
        List<Row> stability = consensus.stream()
                .flatMap(each -> each.rows(matrix.byTerm(), order).stream())
                .toList();
        Map<Table, Dataset<Row>> tables = new HashMap<>();
        tables.put(Topics.TABLE, table(Topics.TABLE, described.topics(order, expected, text, representatives)));
        tables.put(TopicTerms.TABLE, table(TopicTerms.TABLE, described.topicTerms(order, expected)));
        tables.put(ArticleTopics.TABLE, articleTopics);
        tables.put(
                ModelTopics.TABLE,
                stored.map(each -> each.topicRows(spark)).orElseGet(() -> table(ModelTopics.TABLE, List.of())));
        tables.put(
                ModelTerms.TABLE,
                stored.map(each -> each.termRows(spark)).orElseGet(() -> table(ModelTerms.TABLE, List.of())));
        tables.put(TopicStability.TABLE, table(TopicStability.TABLE, stability));
        tables.put(TopicCountsSeen.TABLE, table(TopicCountsSeen.TABLE, seen));
        return new TopicTables(tables, metrics, Optional.of(model), Optional.empty());
    }

    /** By term, whether it carries no topic; a model that is used as it is says so itself. */
    private boolean[] background(TopicMatrix matrix, ExpectedTokens expected) {
        if (settings.fit().isFixed()) {
            List<StoredModel.Term> terms = earlier.orElseThrow().terms();
            boolean[] background = new boolean[terms.size()];
            for (int term = 0; term < background.length; term++) {
                background[term] = terms.get(term).background();
            }
            return background;
        }
        double[] weights =
                IntStream.range(0, matrix.count()).mapToDouble(expected::topic).toArray();
        return BackgroundTerms.of(matrix, weights, articles.count(), vocabulary::documentFrequency, vocabulary::tokens);
    }

    private static long count(boolean[] background) {
        return IntStream.range(0, background.length)
                .filter(term -> background[term])
                .count();
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
        return model.sums().map(TopicSums::matrix).orElseGet(() -> {
            List<TopicDistribution> topics = new ArrayList<>();
            model.topics()
                    .orderBy("topic")
                    .toLocalIterator()
                    .forEachRemaining(row ->
                            topics.add(new TopicDistribution(RowArrays.ints(row, 1), RowArrays.doubles(row, 2))));
            return new TopicMatrix(topics, vocabulary.size());
        });
    }

    private Dataset<Row> table(Table table, List<Row> rows) {
        return spark.createDataFrame(rows, table.schema());
    }
}
