package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.TopicSums;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;

/** Our own engine: collapsed Gibbs sampling, distributed ({@link GibbsFit}). */
public final class GibbsEngine implements TopicEngine {

    @Override
    public String name() {
        return "gibbs";
    }

    @Override
    public TopicModel fit(JavaPairRDD<String, CountedDocument> documents, int vocabularySize, TopicSettings settings) {
        return GibbsFit.of(documents, vocabularySize, GibbsSettings.of(settings, Optional.empty()))
                .run();
    }

    /**
     * Fits a model without weighing its documents.
     *
     * @param documents as in {@link TopicEngine#fit}
     * @param vocabularySize number of modelled terms, V
     */
    public static TopicSums topics(
            JavaPairRDD<String, CountedDocument> documents, int vocabularySize, GibbsSettings settings) {
        return GibbsFit.of(documents, vocabularySize, settings).topics();
    }
}
