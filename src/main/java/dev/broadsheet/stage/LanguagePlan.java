package dev.broadsheet.stage;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.TopicLanguages;
import dev.broadsheet.config.TopicLanguages.Each;
import dev.broadsheet.config.TopicLanguages.Main;
import dev.broadsheet.config.TopicLanguages.Mixed;
import dev.broadsheet.config.TopicLanguages.One;
import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.stage.ModelledArticles.Spoken;
import dev.broadsheet.text.GuessedLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which models a run makes, in the order their topics are numbered: those of an earlier run as they stood there, then the others by tokens
 * of their language, most first, ties by code.
 *
 * @param models one for each language, or one for all
 * @param left languages without a model
 * @param why languages are left that were asked for, and what to do; empty where they were not asked for
 */
record LanguagePlan(List<Model> models, List<Spoken> left, Optional<String> why) {

    /**
     * One model to make or to take.
     *
     * @param articles representative ones in the language
     * @param settings with the number of topics for this language
     * @param earlier the model that is used or gone on from
     * @param isFixed whether it is used as it is
     */
    record Model(
            String language, long articles, TopicSettings settings, Optional<StoredModel> earlier, boolean isFixed) {

        static Model fresh(Spoken spoken, TopicSettings settings) {
            return new Model(spoken.language(), spoken.articles(), settings, Optional.empty(), false);
        }

        /** Used as it is where that is asked for, and where there are fewer articles than topics to go on with. */
        static Model of(StoredModel earlier, long articles, TopicSettings settings) {
            int topics = earlier.sums().topicCount();
            return new Model(
                    earlier.language(),
                    articles,
                    settings.withCount(topics),
                    Optional.of(earlier),
                    settings.fit().isFixed() || articles < topics);
        }

        /** The same with the earlier model as it is. */
        Model fixed() {
            return new Model(language, articles, settings, earlier, true);
        }
    }

    /**
     * Plans.
     *
     * @param spoken the languages there are, most tokens first
     * @param earlier models of the run that {@code settings.fit()} names; none where it names none
     * @throws Failure if the earlier models are not of the languages asked for
     */
    static LanguagePlan of(List<Spoken> spoken, TopicSettings settings, List<StoredModel> earlier) {
        earlier.stream().findFirst().ifPresent(any -> check(earlier, settings.languages()));
        List<Model> models = new ArrayList<>();
        earlier.forEach(model -> models.add(Model.of(model, articles(spoken, model.language()), settings)));
        if (earlier.isEmpty()
                || (settings.languages() instanceof Each && !settings.fit().isFixed())) {
            Set<String> known = earlier.stream().map(StoredModel::language).collect(Collectors.toSet());
            if (!known.contains(TopicLanguages.MIXED)) {
                fresh(spoken, settings).stream()
                        .filter(model -> !known.contains(model.language()))
                        .forEach(models::add);
            }
        }
        Set<String> modelled = models.stream().map(Model::language).collect(Collectors.toSet());
        List<Spoken> left = spoken.stream()
                .filter(each -> !modelled.contains(TopicLanguages.MIXED) && !modelled.contains(each.language()))
                .toList();
        return new LanguagePlan(List.copyOf(models), left, why(settings));
    }

    private static Optional<String> why(TopicSettings settings) {
        if (!(settings.languages() instanceof Each each)) {
            return Optional.empty();
        }
        return Optional.of(
                settings.fit().isFixed()
                        ? "the model has none of these languages. Fit one, or go on from it with topics.warm-start."
                        : "fewer articles than topics.min-articles = " + each.minArticles() + ".");
    }

    private static List<Model> fresh(List<Spoken> spoken, TopicSettings settings) {
        Spoken main = spoken.stream().findFirst().orElse(new Spoken(GuessedLanguage.UNKNOWN, 0, 0));
        TopicLanguages languages = settings.languages();
        if (languages instanceof Each each) {
            List<Model> models = new ArrayList<>(List.of(Model.fresh(main, settings)));
            spoken.stream()
                    .skip(1)
                    .filter(other -> other.articles() >= each.minArticles() && !isUnknown(other))
                    .forEach(other -> models.add(Model.fresh(other, settings.beside(other.articles()))));
            return models;
        }
        String language = languages instanceof Main ? main.language() : languages.word();
        return List.of(Model.fresh(new Spoken(language, articles(spoken, language), 0), settings));
    }

    /** Whether the language is not known, so that many may be among its articles. */
    static boolean isUnknown(Spoken spoken) {
        return spoken.language().equals(GuessedLanguage.UNKNOWN);
    }

    private static long articles(List<Spoken> spoken, String language) {
        return spoken.stream()
                .filter(each ->
                        ModelledArticles.isMixed(language) || each.language().equals(language))
                .mapToLong(Spoken::articles)
                .sum();
    }

    private static void check(List<StoredModel> earlier, TopicLanguages wanted) {
        List<String> theirs = earlier.stream().map(StoredModel::language).toList();
        boolean fits = wanted instanceof Each
                || (wanted instanceof Main && theirs.size() == 1 && !theirs.contains(TopicLanguages.MIXED))
                || (wanted instanceof Mixed && theirs.contains(TopicLanguages.MIXED))
                || (wanted instanceof One one && theirs.equals(List.of(one.code())));
        if (!fits) {
            throw new Failure(
                    ExitCode.USAGE,
                    "topics.language is " + wanted.word() + ", but the model to use is of " + String.join(", ", theirs)
                            + ". Set topics.language to each, which takes any model, or name another model.");
        }
    }
}
