package dev.broadsheet.stage;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.phrase.PhraseSet;
import dev.broadsheet.text.TermSource;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Which terms count, as the articles say: the boilerplate that is left out, and the phrases. As bytes they outlive the run's
 * process.
 */
public final class TermRules implements AutoCloseable {

    private final AnalysisSettings analysis;
    private final BoilerplateLines boilerplate;
    private final Broadcast<BoilerplateLines> sharedBoilerplate;
    private final Map<String, PhraseSet> phrases;
    private final Broadcast<Map<String, PhraseSet>> sharedPhrases;

    TermRules(
            AnalysisSettings analysis,
            Broadcast<BoilerplateLines> boilerplate,
            Broadcast<Map<String, PhraseSet>> phrases) {
        this.analysis = analysis;
        this.boilerplate = boilerplate.value();
        this.sharedBoilerplate = boilerplate;
        this.phrases = phrases.value();
        this.sharedPhrases = phrases;
    }

    /** Rules as {@link #pack} gave them. */
    public static TermRules unpack(JavaSparkContext spark, byte[] packed, AnalysisSettings analysis) {
        PackedReader in = new PackedReader(packed);
        BoilerplateLines boilerplate = BoilerplateLines.unpack(in);
        Map<String, PhraseSet> phrases = new TreeMap<>();
        while (!in.atEnd()) {
            String language = in.text();
            long[] nodes = new long[in.count()];
            byte[] kinds = in.raw(nodes.length);
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = in.number();
            }
            phrases.put(language, PhraseSet.of(nodes, kinds));
        }
        return new TermRules(analysis, spark.broadcast(boilerplate), spark.broadcast(phrases));
    }

    /** These rules as bytes. */
    public byte[] pack() {
        PackedWriter out = new PackedWriter();
        boilerplate.pack(out);
        new TreeMap<>(phrases).forEach((language, set) -> {
            long[] nodes = set.nodes();
            out.text(language).count(nodes.length).raw(set.kinds());
            for (long node : nodes) {
                out.number(node);
            }
        });
        return out.take();
    }

    /** The terms of a text as they are counted here; to be used until this is closed. */
    public TermSource source() {
        return new ArticleTerms(analysis, sharedBoilerplate, sharedPhrases);
    }

    BoilerplateLines boilerplate() {
        return boilerplate;
    }

    /** Phrases of all languages. */
    long phrases() {
        return phrases.values().stream().mapToLong(PhraseSet::size).sum();
    }

    Broadcast<BoilerplateLines> sharedBoilerplate() {
        return sharedBoilerplate;
    }

    Broadcast<Map<String, PhraseSet>> sharedPhrases() {
        return sharedPhrases;
    }

    @Override
    public void close() {
        sharedPhrases.destroy();
        sharedBoilerplate.destroy();
    }
}
