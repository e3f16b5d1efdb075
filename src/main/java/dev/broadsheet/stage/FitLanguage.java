package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.TopicSums;
import dev.broadsheet.stage.LanguageFit.Fitted;
import dev.broadsheet.stage.LanguageFit.NotFitted;
import dev.broadsheet.text.TermSource;
import dev.broadsheet.topic.BackgroundTerms;
import dev.broadsheet.topic.Coherence;
import dev.broadsheet.topic.ExpectedTokens;
import dev.broadsheet.topic.Likeness;
import dev.broadsheet.topic.TermTopics;
import dev.broadsheet.topic.TopicChange;
import dev.broadsheet.topic.TopicMatching;
import dev.broadsheet.topic.TopicMatrix;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * One model of a {@link LanguagePlan}: fitted or taken, and described.
 *
 * <p>Modelled are the representative articles of its language and the terms within the bounds of the settings. An article without any of
 * these terms has no row in {@code article_topics}. Everything that is summed over articles is summed in whole numbers, so only the engine
 * could make the outcome depend on partitions.
 */
final class FitLanguage {

    /** Topics that a corpus must be able to have. */
    private static final int LEAST_TOPICS = 2;

    private final ModelledArticles articles;
    private final ModelVocabulary vocabulary;
    private final JavaPairRDD<String, CountedDocument> documents;
    private final LanguagePlan.Model plan;
    private final TopicSettings settings;
    private final TermSource analysis;
    private final TopicHistory history;
    private final int next;
    private final Map<String, Double> metrics = new TreeMap<>();

    private FitLanguage(
            Inputs inputs,
            LanguagePlan.Model plan,
            ModelledArticles articles,
            ModelVocabulary vocabulary,
            JavaPairRDD<String, CountedDocument> documents,
            int next) {
        this.articles = articles;
        this.vocabulary = vocabulary;
        this.documents = documents;
        this.plan = plan;
        this.settings = plan.settings();
        this.analysis = inputs.analysis;
        this.history = inputs.history;
        this.next = next;
    }

    /**
     * What models are made from.
     *
     * @param articles of {@code table.Articles}
     * @param vocabulary of {@code table.Vocabulary}
     * @param tfidf of {@code table.TfIdf}: every term of every representative article
     * @param analysis the analysis that {@code tfidf} was counted with, for the windows of coherence
     * @param history what the models go back to
     */
    record Inputs(
            Dataset<Row> articles,
            Dataset<Row> vocabulary,
            Dataset<Row> tfidf,
            TermSource analysis,
            TopicHistory history) {}

    /**
     * Makes a model. One that cannot go on from an earlier model, for want of articles or terms, is that model as it is.
     *
     * @param next number of the first topic that has none yet
     */
    static LanguageFit of(Inputs inputs, LanguagePlan.Model plan, int next) {
        ModelledArticles articles = ModelledArticles.of(inputs.articles, plan.language(), plan.articles());
        ModelVocabulary terms = plan.earlier()
                .filter(any -> plan.isFixed())
                .map(model -> ModelVocabulary.of(model, inputs.vocabulary))
                .orElseGet(() -> ModelVocabulary.of(inputs.vocabulary, articles, plan.settings()));
        JavaPairRDD<String, CountedDocument> documents =
                CountDocuments.of(inputs.tfidf, articles, terms).persist(StorageLevel.MEMORY_AND_DISK());
        LanguageFit fit;
        try {
            fit = new FitLanguage(inputs, plan, articles, terms, documents, next).fit();
        } finally {
            documents.unpersist();
        }
        return fit instanceof NotFitted && plan.earlier().isPresent() ? of(inputs, plan.fixed(), next) : fit;
    }

    private LanguageFit fit() {
        long counted = documents.count();
        metrics.put("articles_modelled", (double) counted);
        metrics.put("articles_without_modelled_terms", (double) (articles.count() - counted));
        metrics.put("modelled_vocabulary", (double) vocabulary.size());
        if (plan.isFixed()) {
            TopicSums sums = plan.earlier().orElseThrow().sums();
            return described(InferTopics.of(documents, sums, settings.seed()), Optional.empty(), List.of(), List.of());
        }
        Optional<String> obstacle = obstacle(counted);
        if (obstacle.isPresent()) {
            return new NotFitted(obstacle.get());
        }
        if (settings.isAuto()) {
            ChooseTopicCount choice =
                    ChooseTopicCount.among(documents, counted, vocabulary, articles, settings, analysis);
            List<Row> seen = choice.rows(articles.language());
            metrics.put("topic_counts_tried", (double) seen.size());
            return fitted(settings.withCount(choice.count()), counted, seen);
        }
        return fitted(settings, counted, List.of());
    }

    private LanguageFit fitted(TopicSettings wanted, long counted, List<Row> seen) {
        Optional<HoldOut> holdOut = HoldOut.of(documents, counted, settings.heldOutShare());
        JavaPairRDD<String, CountedDocument> trained =
                holdOut.map(HoldOut::trained).orElse(documents);
        if (wanted.fit().seeds() > 1) {
            Consensus consensus = Consensus.of(trained, vocabulary.size(), wanted);
            metrics.put("stability", consensus.stability());
            return described(consensus.model(), holdOut, List.of(consensus), seen);
        }
        TopicModel model = plan.earlier()
                .map(from -> GibbsFit.of(
                                trained, vocabulary.size(), GibbsSettings.goingOn(wanted, from.over(vocabulary)))
                        .run())
                .orElseGet(() -> TopicEngines.named(wanted.engine()).fit(trained, vocabulary.size(), wanted));
        return described(model, holdOut, List.of(), seen);
    }

    private Optional<String> obstacle(long counted) {
        int count = settings.isAuto() ? LEAST_TOPICS : settings.count();
        String language =
                ModelledArticles.isMixed(articles.language()) ? "all languages" : "language " + articles.language();
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
    private LanguageFit described(
            TopicModel fitted, Optional<HoldOut> holdOut, List<Consensus> consensus, List<Row> seen) {
        try {
            return describe(fitted, holdOut, consensus, seen);
        } catch (RuntimeException failed) {
            fitted.close();
            throw failed;
        }
    }

    private LanguageFit describe(
            TopicModel fitted, Optional<HoldOut> holdOut, List<Consensus> consensus, List<Row> seen) {
        TopicMatrix matrix = fitted.topics();
        TermTopics terms = matrix.byTerm();
        TopicModel model = holdOut.map(held -> judged(fitted, held, terms)).orElse(fitted);
        ExpectedTokens expected =
                ExpectTokens.of(documents, model, terms, DescribeTopics.counted(matrix, settings.terms()));
        boolean[] background = background(matrix, expected);
        DescribeTopics described = new DescribeTopics(matrix, vocabulary, background, settings.terms());
        CountWindows.Counted text =
                CountWindows.of(articles.rows(), described.trackedStems(), described.tracked(), analysis);
        Numbered numbered = numbered(fitted, described.order(expected));
        TopicNumbers numbers = numbered.numbers;
        ShareArticles shared = ShareArticles.of(
                documents,
                model,
                new ExplainTopics(terms, background, vocabulary),
                numbers,
                settings.minWeight(),
                settings.representatives());
        measure(matrix, expected, described, text, background);
        return new Fitted(
                numbers,
                expected.units(),
                all -> described.topics(numbers, expected, all, text, shared.representatives()),
                described.topicTerms(numbers, expected),
                shared.articles(),
                model.sums().map(sums -> StoredModel.of(sums, vocabulary, background, numbers, fittedOn())),
                numbered.changes,
                consensus.stream()
                        .flatMap(each -> each.rows(terms, numbers).stream())
                        .toList(),
                seen,
                metrics,
                model);
    }

    /** The day the model was fitted: this one, or that of the model which is used as it is. */
    private Optional<LocalDate> fittedOn() {
        return plan.isFixed() ? plan.earlier().orElseThrow().fittedOn() : Optional.of(history.date());
    }

    private record Numbered(TopicNumbers numbers, List<TopicChange> changes) {}

    /**
     * Topics of an earlier model keep the numbers that people know them by, as far as they are the same topics still.
     *
     * @param order the engine's numbers in the order that topics without a number get theirs
     */
    private Numbered numbered(TopicModel fitted, int... order) {
        String language = articles.language();
        if (plan.earlier().isEmpty()) {
            TopicNumbers numbers = TopicNumbers.from(language, next, order);
            return new Numbered(numbers, changes(numbers, id -> new TopicChange.Fresh(id, Optional.empty())));
        }
        StoredModel earlier = plan.earlier().get();
        if (plan.isFixed()) {
            TopicNumbers numbers = TopicNumbers.of(
                    language,
                    earlier.ids(),
                    IntStream.range(0, earlier.ids().size()).toArray());
            return new Numbered(numbers, changes(numbers, id -> new TopicChange.Continued(id, Likeness.SAME)));
        }
        TopicMatching matching = TopicMatching.of(
                CompareModels.of(
                        earlier,
                        fitted,
                        order,
                        vocabulary,
                        history.earlier().flatMap(TopicHistory.Earlier::articleTopics)),
                earlier.ids(),
                next);
        return new Numbered(TopicNumbers.of(language, matching.ids(), order), matching.changes());
    }

    private static List<TopicChange> changes(TopicNumbers numbers, IntFunction<TopicChange> change) {
        return numbers.ids().stream().map(change::apply).toList();
    }

    private void measure(
            TopicMatrix matrix,
            ExpectedTokens expected,
            DescribeTopics described,
            CountWindows.Counted text,
            boolean[] background) {
        metrics.put("topics", (double) matrix.count());
        metrics.put("tokens", (double) expected.tokens());
        metrics.put("diversity", matrix.diversity(Coherence.TOP_TERMS));
        metrics.put("background_terms", (double) count(background));
        if (expected.tokens() > 0) {
            metrics.put("log_likelihood_per_token", expected.logLikelihood() / expected.tokens());
            metrics.put("coherence_npmi_mean", described.meanCoherence(text));
        }
    }

    /** By term, whether it carries no topic; a model that is used as it is says so itself. */
    private boolean[] background(TopicMatrix matrix, ExpectedTokens expected) {
        if (plan.isFixed()) {
            List<StoredModel.Term> terms = plan.earlier().orElseThrow().terms();
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

    private TopicModel judged(TopicModel fitted, HoldOut holdOut, TermTopics terms) {
        HoldOut.Judged judged = holdOut.judged(fitted, terms);
        metrics.put("held_out_articles", (double) judged.judgement().articles());
        metrics.put("held_out_perplexity", judged.judgement().perplexity());
        return judged.model();
    }
}
