package dev.broadsheet.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The keys that exist, in the order of {@code conf/reference.conf}. */
public final class Reference {

    /** Keys below this are Spark's own and free in form. */
    static final String SPARK = "spark.";

    private static final String RESOURCE = "dev/broadsheet/config/reference.conf";

    private final List<ReferenceKey> keys;

    private Reference(List<ReferenceKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads the file that is part of the program. */
    public static Reference load() {
        Config config = ConfigFactory.parseResources(
                Reference.class.getClassLoader(),
                RESOURCE,
                ConfigParseOptions.defaults().setAllowMissing(false));
        List<ReferenceKey> keys = new ArrayList<>();
        collect("", config.root(), meaning(config.root(), ""), keys);
        return new Reference(keys);
    }

    public List<ReferenceKey> keys() {
        return keys;
    }

    List<String> names() {
        return keys.stream().map(ReferenceKey::key).toList();
    }

    Map<String, ReferenceKey> byName() {
        return keys.stream().collect(Collectors.toMap(ReferenceKey::key, key -> key));
    }

    /** Walks the file in its order; a key without a comment shares the one above it, or else its group's. */
    private static void collect(String prefix, ConfigObject group, String groupMeaning, List<ReferenceKey> into) {
        String meaning = groupMeaning;
        for (Map.Entry<String, ConfigValue> entry : group.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> e.getValue().origin().lineNumber()))
                .toList()) {
            String key = prefix + entry.getKey();
            meaning = meaning(entry.getValue(), meaning);
            if (entry.getValue() instanceof ConfigObject inner) {
                collect(key + ".", inner, meaning, into);
            } else {
                into.add(new ReferenceKey(key, entry.getValue(), meaning));
            }
        }
    }

    private static String meaning(ConfigValue value, String otherwise) {
        String own = value.origin().comments().stream().map(String::strip).collect(Collectors.joining(" "));
        return own.isEmpty() ? otherwise : own;
    }
}
