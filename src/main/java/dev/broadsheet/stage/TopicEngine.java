package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Fits a topic model to counted documents. The same documents and settings give the same model, bit for bit, however the
 * documents are partitioned and whatever the number of threads.
 *
 * <p>To add an engine: implement this, and add it to {@link TopicEngines}.
 */
public interface TopicEngine {

    /** The name that {@code topics.engine} selects it by. */
    String name();

    /**
     * Fits a model of {@code settings.count()} topics.
     *
     * @param documents {@code doc_id} string, unique; {@code term_ids} array of int, ascending numbers from 0 to below
     *     {@code vocabularySize}, never empty; {@code counts} array of int, tokens of each of these terms, all above 0. Any
     *     partitioning, any order; persisted by the caller
     * @param vocabularySize number of modelled terms, V
     */
    TopicModel fit(Dataset<Row> documents, int vocabularySize, TopicSettings settings);
}
