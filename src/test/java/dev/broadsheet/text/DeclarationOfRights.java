package dev.broadsheet.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The Universal Declaration of Human Rights in 300 languages, where the shared corpora are there. */
final class DeclarationOfRights {

    private static final Path ZIP = Path.of("..", "shared", "corpora", "udhr-encodings", "udhr.zip");

    private static final Map<String, Charset> CHARSETS = Map.of(
            "UTF8", StandardCharsets.UTF_8,
            "Latin1", Charset.forName("windows-1252"),
            "Latin2", Charset.forName("ISO-8859-2"),
            "Cyrillic", Charset.forName("windows-1251"),
            "GB2312", Charset.forName("GB2312"),
            "SJIS", Charset.forName("Shift_JIS"),
            "Arabic", Charset.forName("windows-1256"),
            "Hebrew", Charset.forName("ISO-8859-8"),
            "Greek", Charset.forName("ISO-8859-7"),
            "Turkish", Charset.forName("ISO-8859-9"));

    /** Beginnings of names and the language they stand for; the longest that fits. */
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("Afrikaans", "af"),
            Map.entry("Albanian", "sq"),
            Map.entry("Arabic_", "ar"),
            Map.entry("Asturian", "ast"),
            Map.entry("Basque", "eu"),
            Map.entry("Belorus", "be"),
            Map.entry("Bengali", "bn"),
            Map.entry("Bosnian_Bosanski-Latin2", "bs"),
            Map.entry("Bosnian_Bosanski-UTF8", "bs"),
            Map.entry("Breton", "br"),
            Map.entry("Bulgarian", "bg"),
            Map.entry("Catalan", "ca"),
            Map.entry("Cebuano", "ceb"),
            Map.entry("Chinese_", "zh"),
            Map.entry("Croatian", "hr"),
            Map.entry("Hrvatski", "hr"),
            Map.entry("Czech", "cs"),
            Map.entry("Danish", "da"),
            Map.entry("Dutch", "nl"),
            Map.entry("English", "en"),
            Map.entry("Esperanto", "eo"),
            Map.entry("Estonian", "et"),
            Map.entry("Faroese", "fo"),
            Map.entry("Farsi", "fa"),
            Map.entry("Filipino", "tl"),
            Map.entry("Finnish", "fi"),
            Map.entry("French", "fr"),
            Map.entry("Frisian", "fy"),
            Map.entry("Galician", "gl"),
            Map.entry("German", "de"),
            Map.entry("Greek", "el"),
            Map.entry("Gujarati", "gu"),
            Map.entry("Hebrew", "he"),
            Map.entry("Hindi", "hi"),
            Map.entry("Hungarian", "hu"),
            Map.entry("Icelandic", "is"),
            Map.entry("Indonesian", "id"),
            Map.entry("IrishGaelic", "ga"),
            Map.entry("Italian", "it"),
            Map.entry("Japanese", "ja"),
            Map.entry("Javanese", "jv"),
            Map.entry("Kannada", "kn"),
            Map.entry("Kazakh", "kk"),
            Map.entry("Korean", "ko"),
            Map.entry("Lao", "lo"),
            Map.entry("Latin_", "la"),
            Map.entry("Latvian", "lv"),
            Map.entry("Luxembourgish", "lb"),
            Map.entry("Macedonian", "mk"),
            Map.entry("Malagasy", "mg"),
            Map.entry("Malay_", "ms"),
            Map.entry("Maltese", "mt"),
            Map.entry("Marathi", "mr"),
            Map.entry("Minangkabau", "min"),
            Map.entry("Mongolian", "mn"),
            Map.entry("Nepali", "ne"),
            Map.entry("Norwegian-", "nb"),
            Map.entry("Norwegian_Norsk-Bokmal", "nb"),
            Map.entry("Norwegian_Norsk-Nynorsk", "nn"),
            Map.entry("Occitan", "oc"),
            Map.entry("Polish", "pl"),
            Map.entry("Portuguese", "pt"),
            Map.entry("Punjabi", "pnb"),
            Map.entry("Romanian", "ro"),
            Map.entry("Russian", "ru"),
            Map.entry("Sanskrit", "sa"),
            Map.entry("Serbian_Srpski-Cyrillic", "sr"),
            Map.entry("Serbian_Srpski-UTF8", "sr"),
            Map.entry("Sinhala", "si"),
            Map.entry("Slovak", "sk"),
            Map.entry("Slovenian", "sl"),
            Map.entry("Somali", "so"),
            Map.entry("Spanish", "es"),
            Map.entry("Sundanese", "su"),
            Map.entry("Swaheli", "sw"),
            Map.entry("Swahili", "sw"),
            Map.entry("Swedish", "sv"),
            Map.entry("Tamil", "ta"),
            Map.entry("Turkish", "tr"),
            Map.entry("Ukrainian", "uk"),
            Map.entry("Uzbek", "uz"),
            Map.entry("Vietnamese-ALRN-UTF8", "vi"),
            Map.entry("Vietnamese-UTF8", "vi"),
            Map.entry("Waray", "war"),
            Map.entry("Welsh", "cy"),
            Map.entry("Zulu", "zu"));

    /** What the names say and the files do not hold: letters of a font of their own. */
    private static final List<String> DAMAGED = List.of(
            "Czech-Latin2-err", "Mongolian_Khalkha-Cyrillic", "Russian_Russky-UTF8~", "Burmese_Myanmar-WinResearcher");

    private DeclarationOfRights() {}

    /**
     * One version.
     *
     * @param language if the guesser knows it
     */
    record Version(String name, Optional<String> language, String text) {}

    static boolean isThere() {
        return Files.exists(ZIP);
    }

    /** Those whose encoding Java knows. */
    static List<Version> versions() {
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            Map<String, Version> versions = new TreeMap<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Charset charset = CHARSETS.get(name.substring(name.lastIndexOf('-') + 1));
                if (charset != null && !DAMAGED.contains(name)) {
                    String text = new String(zip.getInputStream(entry).readAllBytes(), charset);
                    versions.put(name, new Version(name, language(name), text));
                }
            }
            return List.copyOf(versions.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> language(String name) {
        return LANGUAGES.keySet().stream()
                .filter(name::startsWith)
                .max(java.util.Comparator.comparingInt(String::length))
                .map(LANGUAGES::get);
    }
}
