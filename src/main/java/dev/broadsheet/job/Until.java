package dev.broadsheet.job;

import dev.broadsheet.config.InvalidSetting;
import dev.broadsheet.stage.TopicTables;
import dev.broadsheet.table.Articles;
import dev.broadsheet.table.BoilerplateFound;
import dev.broadsheet.table.DataDictionary;
import dev.broadsheet.table.DuplicatePairs;
import dev.broadsheet.table.Inputs;
import dev.broadsheet.table.Keyphrases;
import dev.broadsheet.table.Rejects;
import dev.broadsheet.table.RunStages;
import dev.broadsheet.table.SimilarArticles;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.TfIdf;
import dev.broadsheet.table.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How far along the data flow a run goes. */
enum Until {
    INGEST,
    TFIDF,
    TOPICS;

    /** How far a job goes; only the pipeline goes as far as the setting says. */
    static Until of(Job job, String setting) {
        return switch (job) {
            case INGEST -> INGEST;
            case TFIDF -> TFIDF;
            case TOPICS -> TOPICS;
            case PIPELINE -> {
                for (Until until : values()) {
                    if (until.name().toLowerCase(Locale.ROOT).equals(setting)) {
                        yield until;
                    }
                }
                throw new InvalidSetting("run.until", setting, "ingest, tfidf or topics");
            }
        };
    }

    boolean reaches(Until stage) {
        return compareTo(stage) >= 0;
    }

    /** Every table a run up to here publishes. */
    List<Table> tables() {
        List<Table> all = new ArrayList<>();
        for (Until stage : values()) {
            if (reaches(stage)) {
                all.addAll(stage.own());
            }
        }
        all.addAll(List.of(RunStages.TABLE, DataDictionary.TABLE));
        return all;
    }

    /** The tables that this part of the data flow writes. */
    List<Table> own() {
        return switch (this) {
            case INGEST -> List.of(Articles.TABLE, Rejects.TABLE, Inputs.TABLE, DuplicatePairs.TABLE);
            case TFIDF ->
                List.of(BoilerplateFound.TABLE, Vocabulary.TABLE, TfIdf.TABLE, Keyphrases.TABLE, SimilarArticles.TABLE);
            case TOPICS ->
                Stream.of(TopicTables.ALL, TrendStage.ALL).flatMap(List::stream).toList();
        };
    }
}
