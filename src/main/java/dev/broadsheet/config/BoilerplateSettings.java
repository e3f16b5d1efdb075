package dev.broadsheet.config;

/**
 * Which lines of a source are boilerplate.
 *
 * @param minArticles fewest articles of the source a line stands in; 0: no line is boilerplate
 * @param minShare least share of the source's articles it stands in, 0 to 1
 */
public record BoilerplateSettings(int minArticles, double minShare) implements java.io.Serializable {

    public BoilerplateSettings {
        Check.that(
                minArticles == 0 || minArticles >= 2,
                "boilerplate.min-articles",
                minArticles,
                "at least 2, or 0 to find none");
        Check.share("boilerplate.min-share", minShare);
    }
}
