package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.stage.LanguageFit.Fitted;
import dev.broadsheet.stage.LanguageFit.NotFitted;
import dev.broadsheet.stage.ModelledArticles.Spoken;
import dev.broadsheet.table.ModelTopics;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicCountsSeen;
import dev.broadsheet.table.TopicLineage;
import dev.broadsheet.table.TopicStability;
import dev.broadsheet.table.TopicTerms;
import dev.broadsheet.table.Topics;
import dev.broadsheet.text.TermSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * {@code articles}, {@code vocabulary} and {@code tfidf} to {@code topics}, {@code topic_terms} and {@code article_topics}: the models of a
 * {@link LanguagePlan}, one after another, and the tables that have the topics of all. Each model takes a pass over {@code tfidf} and one
 * over the texts.
 */
public final class FitTopics {

    /** Figures that add up over models. */
    private static final Set<String> COUNTS = Set.of(
            "articles_modelled",
            "articles_without_modelled_terms",
            "modelled_vocabulary",
            "tokens",
            "topics",
            "background_terms",
            "held_out_articles",
            "topic_counts_tried");

    /** Languages a warning names. */
    private static final int NAMED = 10;

    private final JavaSparkContext context;
    private final LanguagePlan plan;
    private final TopicHistory history;
    /** Rows of {@code topic_lineage} of the runs before. */
    private final List<Row> before;

    private final List<Fitted> fitted = new ArrayList<>();
    private final List<Runnable> open = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    /** Representative articles of languages without a model. */
    private final Map<String, Long> without = new TreeMap<>();

    private FitTopics(JavaSparkContext context, LanguagePlan plan, TopicHistory history) {
        this.context = context;
        this.plan = plan;
        this.history = history;
        this.before = history.rows();
        plan.left().forEach(each -> without.put(each.language(), each.articles()));
    }

    /**
     * Fits models, or takes them, and describes them.
     *
     * @param articles of {@code table.Articles}
     * @param vocabulary of {@code table.Vocabulary}
     * @param tfidf of {@code table.TfIdf}: every term of every representative article
     * @param history the run, and the models that {@code settings.fit()} names
     * @param analysis the analysis that {@code tfidf} was counted with, for the windows of coherence
     * @throws dev.broadsheet.config.InvalidSetting if there is no such engine
     */
    public static TopicTables fit(
            Dataset<Row> articles,
            Dataset<Row> vocabulary,
            Dataset<Row> tfidf,
            TopicSettings settings,
            TopicHistory history,
            TermSource analysis) {
        LanguagePlan plan =
                LanguagePlan.of(ModelledArticles.languages(articles), history.between(settings), history.models());
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(articles.sparkSession().sparkContext());
        FitTopics fits = new FitTopics(context, plan, history);
        try {
            fits.make(new FitLanguage.Inputs(articles, vocabulary, tfidf, analysis, history));
            return fits.tables();
        } catch (RuntimeException e) {
            fits.close();
            throw e;
        }
    }

    private void make(FitLanguage.Inputs inputs) {
        int next = history.nextId(before);
        for (LanguagePlan.Model model : plan.models()) {
            LanguageFit made = FitLanguage.of(inputs, model, next);
            if (made instanceof Fitted one) {
                fitted.add(one);
                open.add(release(one));
                next = Math.max(next, one.numbers().id(one.numbers().size() - 1) + 1);
            } else if (made instanceof NotFitted none) {
                failed.add(none.why());
                without.put(model.language(), model.articles());
            }
        }
    }

    /** How a model's tables are let go of. Where they do without it, its documents go before the next are laid out. */
    private Runnable release(Fitted one) {
        if (ShareArticles.isKept(context.sc())) {
            one.model().close();
            return () -> {};
        }
        return () -> {
            one.articleTopics().unpersist();
            one.model().close();
        };
    }

    private void close() {
        open.forEach(Runnable::run);
        open.clear();
    }

    private TopicTables tables() {
        long units = fitted.stream().mapToLong(Fitted::units).reduce(0, Math::addExact);
        if (units == 0) {
            close();
            fitted.clear();
        }
        List<Row> topics = rows(one -> one.topics().apply(units));
        List<StoredModel> models =
                fitted.stream().flatMap(one -> one.stored().stream()).toList();
        Map<Table, List<Row>> few = Map.of(
                Topics.TABLE, topics,
                TopicTerms.TABLE, rows(Fitted::topicTerms),
                ModelTopics.TABLE,
                        models.stream()
                                .flatMap(model -> model.topicRows().stream())
                                .toList(),
                TopicStability.TABLE, rows(Fitted::stability),
                TopicCountsSeen.TABLE, rows(Fitted::counts),
                TopicLineage.TABLE, LineageRows.of(history, before, fitted, topics));
        JavaRDD<SharedArticle> articles = fitted.stream()
                .map(Fitted::articleTopics)
                .reduce(JavaRDD::union)
                .orElseGet(() -> context.emptyRDD());
        List<String> warnings = fitted.isEmpty() ? List.of() : warnings();
        return new TopicTables(few, articles, models, metrics(), warnings, notFitted(), this::close);
    }

    private List<Row> rows(Function<Fitted, List<Row>> of) {
        return fitted.stream().flatMap(one -> of.apply(one).stream()).toList();
    }

    /**
     * Figures of each model by name and language, as {@code coherence_npmi_mean_vi}. Without a language: sums over the models where
     * figures are counts, otherwise those of the first model, which is the main language's where none is of an earlier run.
     */
    private Map<String, Double> metrics() {
        Map<String, Double> metrics = new TreeMap<>();
        fitted.stream().findFirst().ifPresent(main -> metrics.putAll(main.metrics()));
        metrics.keySet().removeAll(COUNTS);
        for (Fitted one : fitted) {
            one.metrics().forEach((name, value) -> {
                metrics.put(name + "_" + one.numbers().language(), value);
                if (COUNTS.contains(name)) {
                    metrics.merge(name, value, Double::sum);
                }
            });
        }
        without.forEach((language, articles) -> metrics.put("articles_without_model_" + language, (double) articles));
        metrics.put("articles_of_other_languages", (double)
                without.values().stream().mapToLong(Long::longValue).sum());
        return metrics;
    }

    private Optional<String> notFitted() {
        if (!fitted.isEmpty()) {
            return Optional.empty();
        }
        return failed.stream()
                .findFirst()
                .or(() -> Optional.of("No article got topics: of the articles in "
                        + plan.models().stream()
                                .map(LanguagePlan.Model::language)
                                .collect(Collectors.joining(", "))
                        + " none has a term of the model. Name a model of such articles, or fit one."));
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(failed);
        plan.why().ifPresent(why -> {
            List<Spoken> known = plan.left().stream()
                    .filter(each -> !LanguagePlan.isUnknown(each))
                    .toList();
            if (!known.isEmpty()) {
                warnings.add("No topics for " + named(known) + ": " + why);
            }
            plan.left().stream()
                    .filter(LanguagePlan::isUnknown)
                    .forEach(each ->
                            warnings.add("No topics for articles whose language is not known, of which there are "
                                    + each.articles() + "."));
        });
        return warnings;
    }

    private static String named(List<Spoken> languages) {
        String first = languages.stream()
                .limit(NAMED)
                .map(each -> each.language() + " (" + each.articles() + ")")
                .collect(Collectors.joining(", "));
        int more = languages.size() - NAMED;
        return first + (more > 0 ? " and " + more + " more languages, which run_stages names" : "");
    }
}
