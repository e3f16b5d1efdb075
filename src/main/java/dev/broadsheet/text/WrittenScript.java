package dev.broadsheet.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scripts by which languages are told, and the languages that the guesser knows in each. Where it is one, the script decides; where there are more,
 * their spelling does.
 */
enum WrittenScript {
    LATIN(
            "af", "ast", "az", "bs", "br", "ca", "ceb", "cs", "cy", "da", "de", "en", "eo", "es", "et", "eu", "fi",
            "fo", "fr", "fy", "ga", "gl", "gsw", "hr", "hu", "id", "is", "it", "jv", "la", "lb", "li", "lt", "lv", "mg",
            "min", "ms", "mt", "nb", "nds", "nl", "nn", "oc", "pl", "pt", "ro", "sk", "sl", "so", "sq", "su", "sv",
            "sw", "tl", "tr", "uz", "vi", "vo", "war", "zu"),
    CYRILLIC("ba", "be", "bg", "ce", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"),
    ARABIC("ar", "fa", "pnb", "ps", "ur"),
    DEVANAGARI("hi", "mr", "ne", "sa"),
    HAN("zh"),
    KANA("ja"),
    HANGUL("ko"),
    THAI("th"),
    GREEK("el"),
    HEBREW("he"),
    ARMENIAN("hy"),
    GEORGIAN("ka"),
    BENGALI("bn"),
    GUJARATI("gu"),
    GURMUKHI("pa"),
    KANNADA("kn"),
    MALAYALAM("ml"),
    SINHALA("si"),
    TAMIL("ta"),
    TELUGU("te"),
    BURMESE("my"),
    KHMER("km"),
    LAO("lo"),
    /** Letters of any other script. */
    OTHER;

    private static final Set<UnicodeScript> ANY = EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED);
    private static final Map<UnicodeScript, WrittenScript> BY_UNICODE = byUnicode();

    private final String languages;

    WrittenScript(String... languages) {
        this.languages = String.join(" ", languages);
    }

    /** BCP 47 codes. */
    List<String> languages() {
        return languages.isEmpty() ? List.of() : List.of(languages.split(" ", -1));
    }

    /** All languages of all scripts, by code. */
    static List<String> allLanguages() {
        return Arrays.stream(values())
                .flatMap(script -> script.languages().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** The script of a letter; none for letters that are used with any script. */
    static Optional<WrittenScript> of(int letter) {
        UnicodeScript unicode = UnicodeScript.of(letter);
        return ANY.contains(unicode) ? Optional.empty() : Optional.of(BY_UNICODE.getOrDefault(unicode, OTHER));
    }

    private static Map<UnicodeScript, WrittenScript> byUnicode() {
        Map<UnicodeScript, WrittenScript> scripts = new EnumMap<>(UnicodeScript.class);
        for (WrittenScript script : values()) {
            switch (script) {
                case KANA -> {
                    scripts.put(UnicodeScript.HIRAGANA, KANA);
                    scripts.put(UnicodeScript.KATAKANA, KANA);
                }
                case BURMESE -> scripts.put(UnicodeScript.MYANMAR, BURMESE);
                case OTHER -> {}
                default -> scripts.put(UnicodeScript.valueOf(script.name()), script);
            }
        }
        return scripts;
    }
}
