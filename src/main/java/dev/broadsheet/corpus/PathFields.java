package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.config.KeptField;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the named groups of the path pattern find in a path: fields for records that have none of their own. */
final class PathFields {

    private PathFields() {}

    static Map<Field, String> of(Optional<Pattern> pattern, String below) {
        Map<Field, String> found = new EnumMap<>(Field.class);
        matched(pattern, below).ifPresent(match -> {
            for (Field field : Field.values()) {
                group(match, field.name().toLowerCase(Locale.ROOT)).ifPresent(value -> found.put(field, value));
            }
        });
        return found;
    }

    /** The groups that are named as fields that are kept. */
    static Map<String, String> kept(Optional<Pattern> pattern, List<KeptField> kept, String below) {
        Map<String, String> found = new TreeMap<>();
        matched(pattern, below)
                .ifPresent(match -> kept.forEach(
                        field -> group(match, field.name()).ifPresent(value -> found.put(field.name(), value))));
        return found;
    }

    private static Optional<Matcher> matched(Optional<Pattern> pattern, String below) {
        return pattern.map(p -> p.matcher(below)).filter(Matcher::find);
    }

    private static Optional<String> group(Matcher match, String name) {
        // Asking a matcher for a group that its pattern lacks is an error.
        return match.pattern().pattern().contains("(?<" + name + ">")
                ? Optional.ofNullable(match.group(name)).filter(value -> !value.isBlank())
                : Optional.empty();
    }
}
