package dev.broadsheet.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Checks {@code ingest.path-pattern}: a regular expression whose groups are named after fields. */
final class PathPattern {

    /** Every field but the text itself can be read off a path or a head line. */
    static final List<IngestSettings.Field> FIELDS = List.of(
            IngestSettings.Field.ID,
            IngestSettings.Field.TITLE,
            IngestSettings.Field.DATE,
            IngestSettings.Field.SOURCE,
            IngestSettings.Field.URL,
            IngestSettings.Field.LANGUAGE);

    private static final String KEY = "ingest.path-pattern";

    /** {@code Pattern} does not tell its group names before Java 20. */
    private static final Pattern GROUP = Pattern.compile("(?<!\\\\)\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private PathPattern() {}

    /** @param kept whose names can be groups, too */
    static Pattern compile(String expression, List<KeptField> kept) {
        List<String> names = new ArrayList<>();
        FIELDS.forEach(field -> names.add(field.name().toLowerCase(Locale.ROOT)));
        kept.forEach(field -> names.add(field.name()));
        try {
            Pattern pattern = Pattern.compile(expression);
            Matcher groups = GROUP.matcher(expression);
            int found = 0;
            for (; groups.find(); found++) {
                if (!names.contains(groups.group(1))) {
                    throw wrong(expression, "its group " + groups.group(1) + " is no field");
                }
            }
            if (found == 0) {
                throw wrong(expression, "it has no named group");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw wrong(expression, e.getDescription() + " near index " + e.getIndex());
        }
    }

    private static InvalidSetting wrong(String expression, String why) {
        return new InvalidSetting(
                KEY,
                expression,
                "a regular expression with groups such as (?<date>...), named id, title, date, source, url, language or as ingest.keep names a field ("
                        + why + ")");
    }
}
