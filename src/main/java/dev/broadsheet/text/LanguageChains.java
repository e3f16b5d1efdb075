package dev.broadsheet.text;

import java.util.Map;
import java.util.function.Supplier;

/** Which chain analyses which language. */
final class LanguageChains {

    private static final Map<String, Supplier<LanguageChain>> BY_LANGUAGE = Map.of("en", EnglishChain::new);

    private LanguageChains() {}

    static LanguageChain of(String language) {
        return BY_LANGUAGE.getOrDefault(language, UnicodeChain::new).get();
    }
}
