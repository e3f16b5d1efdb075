package dev.broadsheet.job;

import dev.broadsheet.config.TrendSettings;
import dev.broadsheet.corpus.Window;
import dev.broadsheet.stage.InWindow;
import dev.broadsheet.stage.MovementRows;
import dev.broadsheet.stage.TrendRows;
import dev.broadsheet.stage.TrendTopics;
import dev.broadsheet.table.ArticleTopics;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TopicMovements;
import dev.broadsheet.table.TopicTrends;
import dev.broadsheet.table.Topics;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Articles and their topics → how topics move. */
final class TrendStage {

    /** What it writes. */
    static final List<Table> ALL = List.of(TopicTrends.TABLE, TopicMovements.TABLE);

    private final RunContext of;
    private final StageLog log;
    private final RunTables tables;

    TrendStage(RunContext of, StageLog log, RunTables tables) {
        this.of = of;
        this.log = log;
        this.tables = tables;
    }

    void write() {
        if (tables.expected(ArticleTopics.TABLE) == 0) {
            ALL.forEach(table -> tables.write(table, List.of()));
            return;
        }
        of.console().stage("follow topics");
        TrendSettings settings = of.loaded().settings().trends();
        Window window = of.work().window();
        log.timed("follow-topics", figures -> {
            try (TrendTopics trends = TrendTopics.of(
                    InWindow.of(table(Articles.TABLE), window),
                    table(ArticleTopics.TABLE),
                    table(Topics.TABLE),
                    settings)) {
                tables.write(TopicTrends.TABLE, TrendRows.of(of.spark(), trends));
                tables.write(TopicMovements.TABLE, MovementRows.of(trends, settings.maxFalseShare()));
                trends.figures().forEach(figures::metric);
                return figures.rows(tables.expected(ArticleTopics.TABLE), tables.expected(TopicTrends.TABLE), 0);
            }
        });
    }

    private Dataset<Row> table(Table table) {
        return of.spark().read().parquet(of.run().table(table.name()).toString());
    }
}
