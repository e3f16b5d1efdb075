package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import org.apache.spark.api.java.JavaPairRDD;

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
     * @param documents by {@code doc_id}, which is unique; terms are numbers below {@code vocabularySize}. Any partitioning, any order;
     *     persisted by the caller
     * @param vocabularySize number of modelled terms, V
     */
    TopicModel fit(JavaPairRDD<String, CountedDocument> documents, int vocabularySize, TopicSettings settings);
}
