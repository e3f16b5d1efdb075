package dev.broadsheet.stage;

import dev.broadsheet.config.AnalysisSettings;
import dev.broadsheet.phrase.PhraseSet;
import dev.broadsheet.phrase.PhrasedTerms;
import dev.broadsheet.phrase.TokenSequences;
import dev.broadsheet.text.Analyses;
import dev.broadsheet.text.Analysis;
import dev.broadsheet.text.TermSink;
import dev.broadsheet.text.TermSource;
import java.io.Serial;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;

/**
 * The terms that TF-IDF counts, in the order they stand in: phrases are terms, lines of boilerplate are left out. A copy on
 * another machine begins with empty tables. Each thread needs its own copy.
 */
final class ArticleTerms implements TermSource {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MOST_FORMS = 1_000_000;

    private final AnalysisSettings settings;
    private final Broadcast<BoilerplateLines> lines;
    private final Broadcast<Map<String, PhraseSet>> phrases;
    private transient Analyses analyses;

    ArticleTerms(
            AnalysisSettings settings, Broadcast<BoilerplateLines> lines, Broadcast<Map<String, PhraseSet>> phrases) {
        this.settings = settings;
        this.lines = lines;
        this.phrases = phrases;
    }

    @Override
    public void terms(String source, String language, String text, TermSink sink) {
        if (analyses == null) {
            analyses = new Analyses(settings);
        }
        Analysis analysis = analyses.of(language);
        if (analysis.size() > MOST_FORMS) {
            analysis.forget();
        }
        RecordWords words = new RecordWords(language, analysis);
        words.record(text);
        words.recorder().endDocument("", source);
        TokenSequences sequences = words.recorder().drain();
        PhrasedTerms terms = new PhrasedTerms(sequences, phrases.value().getOrDefault(language, PhraseSet.none()));
        terms.forEach(lines.value().of(sequences), new PhrasedTerms.Sink() {
            @Override
            public void term(int form, int position) {
                sink.term(terms.stem(form), terms.surface(form));
            }

            @Override
            public void endDocument(int document) {
                // there is only this one
            }
        });
    }
}
