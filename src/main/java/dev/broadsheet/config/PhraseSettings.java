package dev.broadsheet.config;

/**
 * Which runs of words are phrases of a corpus.
 *
 * @param minCount fewest times a phrase stands in the articles of its language
 * @param minShare the same as a share of all words of the language, 0 to 1; the higher of the two counts
 * @param minArticles fewest articles a phrase stands in
 * @param minNpmi least npmi at a phrase's weakest seam, -1 to 1
 * @param minNameNpmi the same for what is written with capitals amid sentences
 * @param absorbingShare a phrase is left out when a longer one takes this share of its occurrences, 0 to 1
 * @param most most phrases of a language, by count
 */
public record PhraseSettings(
        int minCount,
        double minShare,
        int minArticles,
        double minNpmi,
        double minNameNpmi,
        double absorbingShare,
        int most)
        implements java.io.Serializable {

    public PhraseSettings {
        Check.that(minCount >= 2, "phrases.min-count", minCount, "at least 2");
        Check.share("phrases.min-share", minShare);
        Check.that(minArticles >= 1, "phrases.min-articles", minArticles, "at least 1");
        Check.that(minNpmi >= -1 && minNpmi <= 1, "phrases.min-npmi", minNpmi, "from -1 to 1");
        Check.that(minNameNpmi >= -1 && minNameNpmi <= 1, "phrases.min-name-npmi", minNameNpmi, "from -1 to 1");
        Check.share("phrases.absorbing-share", absorbingShare);
        Check.that(most >= 0, "phrases.most", most, "at least 0; 0 finds none");
    }

    /** The floor of counts in a corpus of so many words. */
    public long countFloor(long words) {
        return Math.max(minCount, (long) Math.ceil(minShare * words));
    }
}
