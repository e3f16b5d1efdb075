package dev.broadsheet.config;

import com.typesafe.config.ConfigValue;
import java.util.Locale;

/**
 * A key that exists, as {@code conf/reference.conf} states it.
 *
 * @param key dotted key
 * @param value its default
 * @param meaning the comment above it
 */
public record ReferenceKey(String key, ConfigValue value, String meaning) {

    static final String PREFIX = "BROADSHEET_";

    /** The environment variable that sets the key. */
    public String environmentVariable() {
        return PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The default as it stands in the file. */
    public String rendered() {
        return Rendering.of(value);
    }
}
