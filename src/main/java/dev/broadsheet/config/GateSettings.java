package dev.broadsheet.config;

/**
 * What a run must come up to before it is published. As they are born, every run does.
 *
 * @param minArticles fewest articles that a run keeps
 * @param minArticlesShare least share of the median of the last runs, 0 for any
 * @param runs of how many runs the median is
 * @param maxLanguageDrift highest total variation distance of the language mix from the last run, 0 to 1
 * @param maxCoherenceDrop highest drop of the mean NPMI of topics since the last run, 0 to 2
 */
public record GateSettings(
        long minArticles, double minArticlesShare, int runs, double maxLanguageDrift, double maxCoherenceDrop)
        implements java.io.Serializable {

    /** No two means of NPMI are further apart. */
    public static final double ANY_DROP = 2;

    public GateSettings {
        Check.that(minArticles >= 0, "gates.min-articles", minArticles, "at least 0");
        Check.that(minArticlesShare >= 0, "gates.min-articles-share", minArticlesShare, "at least 0");
        Check.that(runs >= 1, "gates.runs", runs, "at least 1");
        Check.share("gates.max-language-drift", maxLanguageDrift);
        Check.that(
                maxCoherenceDrop >= 0 && maxCoherenceDrop <= ANY_DROP,
                "gates.max-coherence-drop",
                maxCoherenceDrop,
                "from 0 to 2");
    }
}
