package dev.broadsheet.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A field of the records that is kept with their articles.
 *
 * @param name by which it is kept and can be a dimension, in small letters
 * @param fields what records call it; the first that a record has is taken
 */
public record KeptField(String name, List<String> fields) implements java.io.Serializable {

    static final String KEY = "ingest.keep";

    /** Longest value that is kept, in code points; of longer ones the beginning is. */
    public static final int LONGEST = 200;

    /** Most values of one article. */
    public static final int MOST_VALUES = 32;

    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}_.:-]{0,63}");

    private static final String WANTED =
            "a list of NAME or NAME=FIELD, where NAME begins with a letter, holds up to 64 letters,"
                    + " digits, underscores, dots, colons and hyphens, and is none of all, source and language";

    public KeptField {
        fields = List.copyOf(fields);
        Check.that(NAME.matcher(name).matches() && !TrendSettings.isOwn(name), KEY, name, WANTED);
        Check.that(!fields.isEmpty() && fields.stream().noneMatch(String::isBlank), KEY, name + "=", WANTED);
    }

    /** Reads {@code NAME} and {@code NAME=FIELD}; what has one name is one field with several names in the records. */
    static List<KeptField> parse(List<String> written) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String each : written) {
            int equals = each.indexOf('=');
            String name = (equals < 0 ? each : each.substring(0, equals)).strip();
            String field = equals < 0 ? name : each.substring(equals + 1).strip();
            fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(field);
        }
        return fields.entrySet().stream()
                .map(field -> new KeptField(field.getKey(), field.getValue()))
                .toList();
    }
}
