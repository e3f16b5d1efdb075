package dev.broadsheet.config;

/** All settings of a run, read and validated once. Stages receive the part they need. */
public record Settings(
        RunSettings run,
        AccumulationSettings accumulation,
        IngestSettings ingest,
        QualitySettings quality,
        DuplicateSettings duplicates,
        AnalysisSettings analysis,
        BoilerplateSettings boilerplate,
        PhraseSettings phrases,
        TfIdfSettings tfidf,
        KeyphraseSettings keyphrases,
        SimilarSettings similar,
        TopicSettings topics,
        TrendSettings trends,
        GateSettings gates,
        CatalogSettings catalog,
        CleanupSettings cleanup) {}
