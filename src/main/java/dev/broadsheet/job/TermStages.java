package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.Settings;
import dev.broadsheet.corpus.Window;
import dev.broadsheet.parquet.Cells;
import dev.broadsheet.parquet.RankedTermsFile;
import dev.broadsheet.stage.ArticleWords;
import dev.broadsheet.stage.ChooseVocabulary;
import dev.broadsheet.stage.ChooseVocabulary.Chosen;
import dev.broadsheet.stage.CountedTerms;
import dev.broadsheet.stage.RankKeyphrases;
import dev.broadsheet.stage.ShowBoilerplate;
import dev.broadsheet.stage.WeighTerms;
import dev.broadsheet.table.BoilerplateFound;
import dev.broadsheet.table.Keyphrases;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.weight.TermIndex;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** Words of articles → boilerplate lines, vocabulary, TF-IDF and keyphrases. */
final class TermStages {

    /** Published bytes of weights for a byte of encoded words; measured on speeches and news. */
    private static final double BYTES_PER_COUNT_BYTE = 1.5;

    /** What a row of keyphrases takes in its file. */
    private static final double BYTES_PER_KEYPHRASE = 15;

    private final JavaSparkContext context;
    private final Settings settings;
    private final Window window;
    private final Console console;
    private final StageLog log;
    private final RunTables tables;
    private final SimilarStage similar;

    TermStages(RunContext of, StageLog log, RunTables tables) {
        this.context = JavaSparkContext.fromSparkContext(of.spark().sparkContext());
        this.settings = of.loaded().settings();
        this.window = of.work().window();
        this.console = of.console();
        this.log = log;
        this.tables = tables;
        this.similar = new SimilarStage(of, log, tables);
    }

    /** Finds boilerplate and phrases, and counts terms. */
    CountedTerms count(ArticleWords words) {
        if (words.countedByLanguage().isEmpty()) {
            throw new Failure(
                    ExitCode.INPUT,
                    "None of " + words.totals().articles() + " articles lies within " + window
                            + ". Nothing was published. Raise accumulation.window-days, or check the dates of the articles.");
        }
        console.stage("find phrases");
        return log.timed("find-phrases", figures -> {
            CountedTerms terms = CountedTerms.of(context, words, settings);
            figures.rows(words.totals().articles(), 0, 0)
                    .metric("boilerplate_lines", terms.boilerplate().size())
                    .metric("phrases", terms.phrases());
            return terms;
        });
    }

    void writeTfIdf(CountedTerms terms) {
        console.stage("choose vocabulary");
        TermIndex index = log.timed("choose-vocabulary", figures -> {
            Chosen chosen = ChooseVocabulary.choose(terms, settings.tfidf(), context.defaultParallelism());
            tables.run().write(Vocabulary.TABLE, chosen.rows());
            TermIndex made = chosen.index();
            long articles = terms.words().countedByLanguage().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            figures.rows(articles, made.size(), 0);
            return made;
        });
        tables.expect(Vocabulary.TABLE, (long) index.size());
        console.stage("weigh terms");
        Broadcast<TermIndex> shared = context.broadcast(index);
        log.timed("weigh-terms", figures -> {
            int files = tables.files(terms.words().totals().countBytes() * BYTES_PER_COUNT_BYTE);
            JavaRDD<RankedTermsFile.Article> articles = WeighTerms.weigh(terms, shared, settings.tfidf(), files);
            long rows = tables.run()
                    .write(TfIdf.TABLE, articles, WeighTerms.writer(shared))
                    .rows();
            return figures.rows(index.size(), rows, 0);
        });
        writeKeyphrases(terms, shared);
        similar.write(terms, shared);
        shared.destroy();
        tables.expect(TfIdf.TABLE, index.totalDocumentFrequency());
    }

    private void writeKeyphrases(CountedTerms terms, Broadcast<TermIndex> vocabulary) {
        if (settings.keyphrases().most() == 0) {
            tables.write(Keyphrases.TABLE, List.of());
            return;
        }
        console.stage("rank keyphrases");
        log.timed("rank-keyphrases", figures -> {
            long articles = terms.words().totals().articles();
            int files = tables.files((double) articles * settings.keyphrases().most() * BYTES_PER_KEYPHRASE);
            long rows = tables.run()
                    .write(
                            Keyphrases.TABLE,
                            RankKeyphrases.rows(terms, vocabulary, settings.tfidf(), settings.keyphrases(), files))
                    .rows();
            tables.expect(Keyphrases.TABLE, rows);
            return figures.rows(articles, rows, 0);
        });
    }

    void writeBoilerplate(CountedTerms terms) {
        JavaRDD<Cells> articles = terms.words().inWindow(context.defaultParallelism());
        tables.write(BoilerplateFound.TABLE, ShowBoilerplate.rows(terms.boilerplate(), articles));
    }
}
