package dev.broadsheet.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How texts become tokens.
 *
 * @param maxTokenLength longest token that is counted, in UTF-16 units
 * @param languages that compete where an article's language is not declared; empty for all
 */
public record AnalysisSettings(int maxTokenLength, Set<String> languages) implements java.io.Serializable {

    /** The codes of all languages that can be told, BCP 47. */
    public static final List<String> LANGUAGES = List.of(
            "af", "ar", "ast", "az", "ba", "be", "bg", "bn", "br", "bs", "ca", "ce", "ceb", "cs", "cy", "da", "de",
            "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fo", "fr", "fy", "ga", "gl", "gsw", "gu", "he", "hi", "hr",
            "hu", "hy", "id", "is", "it", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ky", "la", "lb", "li", "lo", "lt",
            "lv", "mg", "min", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nb", "nds", "ne", "nl", "nn", "oc", "pa",
            "pl", "pnb", "ps", "pt", "ro", "ru", "sa", "si", "sk", "sl", "so", "sq", "sr", "su", "sv", "sw", "ta", "te",
            "tg", "th", "tl", "tr", "tt", "uk", "ur", "uz", "vi", "vo", "war", "zh", "zu");

    public AnalysisSettings {
        languages = Set.copyOf(new TreeSet<>(languages));
        Check.that(maxTokenLength >= 1, "analysis.max-token-length", maxTokenLength, "at least 1");
    }
}
