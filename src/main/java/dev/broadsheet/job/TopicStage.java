package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.Settings;
import dev.broadsheet.corpus.Window;
import dev.broadsheet.stage.FitTopics;
import dev.broadsheet.stage.InWindow;
import dev.broadsheet.stage.TopicTables;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.ModelTerms;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.table.Topics;
import dev.broadsheet.table.Vocabulary;
import dev.broadsheet.text.TermSource;
import dev.broadsheet.warehouse.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Articles, vocabulary and TF-IDF → the tables of topics. */
final class TopicStage {

    /** What the topics of an article take in their file; measured on posts, of which each has four. */
    private static final double BYTES_PER_ARTICLE = 60;

    private final SparkSession spark;
    private final Settings settings;
    private final Window window;
    private final Run run;
    private final RunContext of;
    private final Console console;
    private final StageLog log;
    private final RunTables tables;
    private final List<String> warnings = new ArrayList<>();

    TopicStage(RunContext of, StageLog log, RunTables tables) {
        this.spark = of.spark();
        this.settings = of.loaded().settings();
        this.window = of.work().window();
        this.run = of.run();
        this.of = of;
        this.console = of.console();
        this.log = log;
        this.tables = tables;
    }

    /** What a person should look at, once topics are written. */
    List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    /** Fits topics, or takes those of an earlier run, and writes their tables. */
    void write(Job job, TermSource terms, Optional<EarlierModel> earlier) {
        console.stage("fit topics");
        if (!spark.sparkContext().isLocal()
                && spark.sparkContext().getCheckpointDir().isEmpty()) {
            // Long fits cut their lineage; on a cluster that needs a folder every machine sees.
            spark.sparkContext().setCheckpointDir(run.scratch("checkpoints").toString());
        }
        log.timed("fit-topics", figures -> {
            try (TopicTables fitted = FitTopics.fit(
                    InWindow.of(table(Articles.TABLE), window),
                    table(Vocabulary.TABLE),
                    table(TfIdf.TABLE),
                    settings.topics(),
                    EarlierModel.history(earlier, of),
                    terms)) {
                return write(job, fitted, figures);
            }
        });
    }

    private StageLog.Figures write(Job job, TopicTables fitted, StageLog.Figures figures) {
        fitted.notFitted().ifPresent(why -> {
            if (job == Job.TOPICS) {
                throw new Failure(ExitCode.INPUT, why + " Nothing was published.");
            }
            warnings.add(why + " The topic tables are empty.");
        });
        warnings.addAll(fitted.warnings());
        fitted.few().forEach(tables::write);
        tables.write(ModelTerms.TABLE, fitted.modelTerms());
        double articles = fitted.metrics().getOrDefault("articles_modelled", 0.0);
        tables.write(ArticleTopics.TABLE, fitted.articleTopics(tables.files(articles * BYTES_PER_ARTICLE)));
        return figures.rows(tables.expected(Articles.TABLE), tables.expected(ArticleTopics.TABLE), 0)
                .metrics(fitted.metrics())
                .metric("topics", tables.expected(Topics.TABLE));
    }

    private Dataset<Row> table(Table table) {
        return spark.read()
                .schema(table.schema())
                .parquet(run.table(table.name()).toString());
    }
}
