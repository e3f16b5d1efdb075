package dev.broadsheet.text;

import dev.broadsheet.config.AnalysisSettings;
import java.io.Serial;

/** Terms by {@link Analysis} alone, whatever the source. A copy on another machine begins with empty tables. Each thread needs its own copy. */
public final class LuceneTerms implements TermSource {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MOST_FORMS = 1_000_000;

    private final AnalysisSettings settings;
    private transient Analyses analyses;

    public LuceneTerms(AnalysisSettings settings) {
        this.settings = settings;
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
        analysis.analyse(text, form -> sink.term(analysis.stem(form), analysis.surface(form)));
    }
}
