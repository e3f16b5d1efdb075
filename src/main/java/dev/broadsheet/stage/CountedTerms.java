package dev.broadsheet.stage;

import dev.broadsheet.config.Settings;
import dev.broadsheet.phrase.PhraseSet;
import dev.broadsheet.phrase.PhrasedTerms;
import dev.broadsheet.phrase.TokenSequences;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/** What the articles say of which terms count, and the counts of these. */
public final class CountedTerms implements AutoCloseable {

    private final ArticleWords words;
    private final TermRules rules;
    private final JavaRDD<byte[]> counted;

    private CountedTerms(ArticleWords words, TermRules rules) {
        this.words = words;
        this.rules = rules;
        this.counted = count();
    }

    /** Finds boilerplate first, and phrases in what is left. */
    public static CountedTerms of(JavaSparkContext spark, ArticleWords words, Settings settings) {
        Broadcast<BoilerplateLines> boilerplate = spark.broadcast(
                FindBoilerplate.find(words.chunks(), settings.boilerplate(), spark.defaultParallelism()));
        Map<String, PhraseSet> phrases = LearnPhrases.learn(
                spark,
                words.chunks(),
                boilerplate,
                settings.phrases(),
                words.totals().wordsByLanguage());
        return new CountedTerms(words, new TermRules(settings.analysis(), boilerplate, spark.broadcast(phrases)));
    }

    /** What was counted. */
    public ArticleWords words() {
        return words;
    }

    /** Which terms count; to be used until this is closed. */
    public TermRules rules() {
        return rules;
    }

    /** Lines that are left out, by source. */
    public BoilerplateLines boilerplate() {
        return rules.boilerplate();
    }

    /** Phrases of all languages. */
    public long phrases() {
        return rules.phrases();
    }

    Broadcast<BoilerplateLines> sharedBoilerplate() {
        return rules.sharedBoilerplate();
    }

    Broadcast<Map<String, PhraseSet>> sharedPhrases() {
        return rules.sharedPhrases();
    }

    /** Chunks of term counts with the places in them that do not count. They are made once, and kept. */
    JavaRDD<Chunk> chunks() {
        return counted.map(Chunk::unpack);
    }

    private JavaRDD<byte[]> count() {
        Broadcast<BoilerplateLines> lines = sharedBoilerplate();
        Broadcast<Map<String, PhraseSet>> known = sharedPhrases();
        return words.chunks()
                .map(chunk -> {
                    TokenSequences sequences = chunk.sequences();
                    PhraseSet mine = known.value().getOrDefault(sequences.language(), PhraseSet.none());
                    return new Chunk(
                                    PhrasedTerms.count(
                                            sequences, mine, lines.value().of(sequences)),
                                    chunk.leftOut())
                            .pack();
                })
                .persist(StorageLevel.MEMORY_AND_DISK_SER());
    }

    @Override
    public void close() {
        counted.unpersist();
        rules.close();
    }
}
