package dev.broadsheet.text;

import dev.broadsheet.config.AnalysisSettings;
import java.util.HashMap;
import java.util.Map;

/** The analyses of a task, one a language, made when first needed. */
public final class Analyses {

    private final AnalysisSettings settings;
    private final Map<String, Analysis> byLanguage = new HashMap<>();

    public Analyses(AnalysisSettings settings) {
        this.settings = settings;
    }

    /** The analysis of a language; any code is accepted. */
    public Analysis of(String language) {
        return byLanguage.computeIfAbsent(
                language, code -> new Analysis(LanguageChains.of(code), settings.maxTokenLength()));
    }
}
