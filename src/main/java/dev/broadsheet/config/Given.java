package dev.broadsheet.config;

import com.typesafe.config.ConfigValue;

/**
 * A value that was given for a key.
 *
 * @param key dotted key
 * @param value what was given
 * @param origin where, in words a person can follow
 */
record Given(String key, ConfigValue value, String origin) {}
