package dev.broadsheet.job;

import dev.broadsheet.config.Settings;
import dev.broadsheet.stage.CountedTerms;
import dev.broadsheet.stage.FindSimilar;
import dev.broadsheet.stage.WeighTerms;
import dev.broadsheet.table.SimilarArticles;
import dev.broadsheet.weight.TermIndex;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Counted terms → the neighbours of each article. */
final class SimilarStage {

    /** What a row takes in its file: an id and a number, for the most part. */
    private static final double BYTES_PER_NEIGHBOUR = 28;

    private final JavaSparkContext context;
    private final Settings settings;
    private final Console console;
    private final StageLog log;
    private final RunTables tables;

    SimilarStage(RunContext of, StageLog log, RunTables tables) {
        this.context = JavaSparkContext.fromSparkContext(of.spark().sparkContext());
        this.settings = of.loaded().settings();
        this.console = of.console();
        this.log = log;
        this.tables = tables;
    }

    void write(CountedTerms terms, Broadcast<TermIndex> vocabulary) {
        if (settings.similar().most() == 0) {
            tables.write(SimilarArticles.TABLE, List.of());
            return;
        }
        console.stage("find similar articles");
        log.timed("find-similar", figures -> {
            long articles = terms.words().countedByLanguage().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            int ranges = FindSimilar.ranges(vocabulary.value().totalDocumentFrequency(), context.defaultParallelism());
            int files = tables.files((double) articles * settings.similar().most() * BYTES_PER_NEIGHBOUR);
            try (FindSimilar similar = FindSimilar.of(
                    WeighTerms.weigh(terms, vocabulary, settings.tfidf(), ranges),
                    vocabulary.value().size(),
                    settings.similar())) {
                long rows = tables.run()
                        .write(SimilarArticles.TABLE, similar.rows(files))
                        .rows();
                tables.expect(SimilarArticles.TABLE, rows);
                return figures.rows(articles, rows, 0);
            }
        });
    }
}
