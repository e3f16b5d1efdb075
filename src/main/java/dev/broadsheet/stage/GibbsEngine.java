package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Our own engine: collapsed Gibbs sampling, distributed ({@link GibbsFit}). */
public final class GibbsEngine implements TopicEngine {

    @Override
    public String name() {
        return "gibbs";
    }

    @Override
    public TopicModel fit(Dataset<Row> documents, int vocabularySize, TopicSettings settings) {
        return GibbsFit.of(documents, vocabularySize, GibbsSettings.of(settings, Optional.empty()))
                .run();
    }
}
