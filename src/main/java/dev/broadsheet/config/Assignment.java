package dev.broadsheet.config;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A setting given on the command line.
 *
 * @param key dotted key
 * @param value the value as text; a list in brackets or separated by commas
 * @param origin the option it came from
 */
public record Assignment(String key, String value, String origin) {

    /** A list whose elements may hold any character. */
    public static Assignment list(String key, List<String> values, String origin) {
        return new Assignment(
                key, values.stream().map(ConfigUtil::quoteString).collect(Collectors.joining(", ", "[", "]")), origin);
    }
}
