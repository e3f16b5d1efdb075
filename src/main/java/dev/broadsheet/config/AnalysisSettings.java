package dev.broadsheet.config;

/**
 * How texts become tokens.
 *
 * @param maxTokenLength longest token that is counted, in UTF-16 units
 */
public record AnalysisSettings(int maxTokenLength) implements java.io.Serializable {

    public AnalysisSettings {
        Check.that(maxTokenLength >= 1, "analysis.max-token-length", maxTokenLength, "at least 1");
    }
}
