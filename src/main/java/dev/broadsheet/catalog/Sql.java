package dev.broadsheet.catalog;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as Spark's SQL has them. */
final class Sql {

    private Sql() {}

    static String literal(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String properties(Map<String, String> properties) {
        return new TreeMap<>(properties)
                .entrySet().stream()
                        .map(entry -> literal(entry.getKey()) + " = " + literal(entry.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
