package dev.broadsheet.quality;

import java.io.Serializable;

/**
 * Says which lines of a source are boilerplate: subscription blocks, colophons, navigation. A line is when it stands in enough
 * different articles, and in a large enough share of the source's.
 *
 * <p>Only articles are counted, never lines, so that a refrain or a list within one article is not boilerplate however often it comes
 * again. Both floors have to be reached: few articles may share a quotation by chance, and of very many articles some always do.
 * Counts of parts of a corpus add up, as long as each article is counted in one part. Of articles that stand several times only
 * the representatives are to be counted; else every line of a story that was sent often would be boilerplate.
 *
 * @param minArticles fewest articles a line stands in
 * @param minShare least share of the source's articles, 0 to 1
 */
public record BoilerplateRule(long minArticles, double minShare) implements Serializable {

    public BoilerplateRule {
        if (minArticles < 2 || !(minShare >= 0 && minShare <= 1)) {
            throw new IllegalArgumentException(
                    "boilerplate stands in 2 articles at least and in a share from 0 to 1, not in " + minArticles
                            + " and " + minShare);
        }
    }

    /**
     * Whether a line is boilerplate.
     *
     * @param articles articles of the source
     * @param holding how many of them hold the line
     */
    public boolean isBoilerplate(long articles, long holding) {
        return holding >= minArticles && holding >= minShare * articles;
    }
}
