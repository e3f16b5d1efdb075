package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the named groups of the path pattern find in a path: fields for records that have none of their own. */
final class PathFields {

    private PathFields() {}

    static Map<Field, String> of(Optional<Pattern> pattern, String below) {
        Map<Field, String> found = new EnumMap<>(Field.class);
        Optional<Matcher> matcher = pattern.map(p -> p.matcher(below)).filter(Matcher::find);
        matcher.ifPresent(m -> {
            for (Field field : Field.values()) {
                String group = field.name().toLowerCase(Locale.ROOT);
                // Asking a matcher for a group that its pattern lacks is an error.
                if (m.pattern().pattern().contains("(?<" + group + ">")) {
                    Optional.ofNullable(m.group(group))
                            .filter(value -> !value.isBlank())
                            .ifPresent(value -> found.put(field, value));
                }
            }
        });
        return found;
    }
}
