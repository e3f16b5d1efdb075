package dev.broadsheet.stage;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.config.Settings;
import dev.broadsheet.phrase.PhraseSet;
import dev.broadsheet.phrase.PhrasedTerms;
import dev.broadsheet.phrase.TokenSequences;
import dev.broadsheet.text.TermSource;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** What the articles that were read say of which terms count: the boilerplate that is left out, and the phrases. */
public final class CountedTerms implements AutoCloseable {

    private final Reading reading;
    private final AnalysisSettings analysis;
    private final BoilerplateLines boilerplate;
    private final Map<String, PhraseSet> phrases;
    private final Broadcast<BoilerplateLines> sharedBoilerplate;
    private final Broadcast<Map<String, PhraseSet>> sharedPhrases;
    private final JavaRDD<byte[]> counted;

    private CountedTerms(JavaSparkContext spark, Reading reading, Settings settings) {
        this.reading = reading;
        this.analysis = settings.analysis();
        this.boilerplate = FindBoilerplate.find(reading.chunks(), settings.boilerplate(), spark.defaultParallelism());
        this.sharedBoilerplate = spark.broadcast(boilerplate);
        this.phrases = LearnPhrases.learn(
                spark,
                reading.chunks(),
                sharedBoilerplate,
                settings.phrases(),
                reading.totals().wordsByLanguage());
        this.sharedPhrases = spark.broadcast(phrases);
        this.counted = count();
    }

    /** Finds boilerplate first, and phrases in what is left. */
    public static CountedTerms of(JavaSparkContext spark, Reading reading, Settings settings) {
        return new CountedTerms(spark, reading, settings);
    }

    public Reading reading() {
        return reading;
    }

    /** Lines that are left out, by source. */
    public BoilerplateLines boilerplate() {
        return boilerplate;
    }

    /** Phrases of all languages. */
    public long phrases() {
        return phrases.values().stream().mapToLong(PhraseSet::size).sum();
    }

    /** The terms of a text as they are counted here; to be used until this is closed. */
    public TermSource source() {
        return new ArticleTerms(analysis, sharedBoilerplate, sharedPhrases);
    }

    Broadcast<BoilerplateLines> sharedBoilerplate() {
        return sharedBoilerplate;
    }

    Broadcast<Map<String, PhraseSet>> sharedPhrases() {
        return sharedPhrases;
    }

    /** Chunks of term counts with the places in them that do not count. They are made once, and kept. */
    JavaRDD<Chunk> chunks() {
        return counted.map(Chunk::unpack);
    }

    private JavaRDD<byte[]> count() {
        Broadcast<BoilerplateLines> lines = sharedBoilerplate;
        Broadcast<Map<String, PhraseSet>> known = sharedPhrases;
        return reading.chunks()
                .map(chunk -> {
                    TokenSequences words = chunk.sequences();
                    PhraseSet mine = known.value().getOrDefault(words.language(), PhraseSet.none());
                    return new Chunk(
                                    PhrasedTerms.count(
                                            words, mine, lines.value().of(words)),
                                    chunk.leftOut())
                            .pack();
                })
                .persist(StorageLevel.MEMORY_AND_DISK_SER());
    }

    @Override
    public void close() {
        counted.unpersist();
        sharedPhrases.destroy();
        sharedBoilerplate.destroy();
    }
}
