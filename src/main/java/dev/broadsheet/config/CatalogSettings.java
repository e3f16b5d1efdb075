package dev.broadsheet.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which of Spark's catalogues the published tables are found by name, besides their files.
 *
 * @param name of the catalogue; empty for none
 * @param namespace below it, levels joined by dots
 * @param format what the tables are there
 */
public record CatalogSettings(Optional<String> name, String namespace, Format format) {

    public static final String NAME = "catalog.name";
    public static final String FORMAT = "catalog.format";

    /** What a table of the catalogue is. */
    public enum Format {
        /** A name for the Parquet files of the published run. */
        PARQUET,
        /** A table of Iceberg with rows of its own, and the history of what they were. */
        ICEBERG
    }

    private static final String WORD = "[A-Za-z0-9_][A-Za-z0-9_-]*";
    private static final String WORDS = "letters, digits, - and _";

    public CatalogSettings {
        String any = name.orElse("x");
        Check.that(any.matches(WORD), NAME, any, "a name of " + WORDS);
        Check.that(
                namespace.matches(WORD + "(\\." + WORD + ")*"),
                "catalog.namespace",
                namespace,
                "a name of " + WORDS + ", or several joined by dots");
    }

    /** The namespace in words, such as {@code lake.news}. */
    public String shown() {
        return name.map(any -> any + "." + namespace).orElse("none");
    }

    /** The namespace as SQL has it. */
    public String quoted() {
        return Stream.concat(name.stream(), Arrays.stream(namespace.split("\\.")))
                .map(level -> "`" + level + "`")
                .collect(Collectors.joining("."));
    }
}
