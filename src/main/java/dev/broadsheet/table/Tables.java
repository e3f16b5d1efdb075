package dev.broadsheet.table;

import java.util.List;

/** Every table a run can publish, in the order of the data flow. */
public final class Tables {

    /** Raised when a table changes in a way that is not just one more column. Written into every manifest. */
    public static final int SCHEMA_VERSION = 1;

    public static final List<Table> ALL = List.of(
            Articles.TABLE,
            Rejects.TABLE,
            Inputs.TABLE,
            DuplicatePairs.TABLE,
            BoilerplateFound.TABLE,
            Vocabulary.TABLE,
            TfIdf.TABLE,
            Keyphrases.TABLE,
            SimilarArticles.TABLE,
            Topics.TABLE,
            TopicTerms.TABLE,
            ArticleTopics.TABLE,
            ModelTopics.TABLE,
            ModelTerms.TABLE,
            TopicStability.TABLE,
            TopicCountsSeen.TABLE,
            TopicLineage.TABLE,
            TopicTrends.TABLE,
            TopicMovements.TABLE,
            RunStages.TABLE,
            DataDictionary.TABLE);

    private Tables() {}

    /** The definition of a table by name. */
    public static Table named(String name) {
        return ALL.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such table: " + name));
    }
}
