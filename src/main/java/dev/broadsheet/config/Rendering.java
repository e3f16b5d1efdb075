package dev.broadsheet.config;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings as HOCON text. */
final class Rendering {

    private Rendering() {}

    static String of(ConfigValue value) {
        return value.render(ConfigRenderOptions.concise()).replace("\",\"", "\", \"");
    }

    /** One line a key with the origin of its value; the whole can be given to {@code --config}. */
    static String of(Map<String, String> effective, Map<String, String> origins) {
        return effective.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + " = " + entry.getValue() + "  # " + origins.get(entry.getKey()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Spark has keys that begin other keys (spark.speculation), which HOCON can hold only when quoted whole. */
    private static String quoted(String key) {
        return key.startsWith(Reference.SPARK) ? ConfigUtil.quoteString(key) : key;
    }
}
