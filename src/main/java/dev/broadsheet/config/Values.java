package dev.broadsheet.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads given values as the types the settings want; what cannot be read fails with key, value, origin and what was wanted. */
final class Values {

    private final Map<String, Given> given;

    Values(Map<String, Given> given) {
        this.given = Map.copyOf(given);
    }

    String origin(String key) {
        return given.get(key).origin();
    }

    String string(String key) {
        ConfigValue value = given.get(key).value();
        if (value.valueType() == ConfigValueType.LIST || value.valueType() == ConfigValueType.NULL) {
            throw wrong(key, "a single value");
        }
        return String.valueOf(value.unwrapped());
    }

    int integer(String key) {
        return parsed(key, "a whole number of at most " + Integer.MAX_VALUE, Integer::valueOf);
    }

    long whole(String key) {
        return parsed(key, "a whole number", Long::valueOf);
    }

    double number(String key) {
        double number = parsed(key, "a number", Double::valueOf);
        if (!Double.isFinite(number)) {
            throw wrong(key, "a finite number");
        }
        return number;
    }

    /** The value unless it is the word that stands for "none chosen". */
    Optional<String> unless(String key, String word) {
        return Optional.of(string(key).strip()).filter(value -> !value.equalsIgnoreCase(word));
    }

    boolean truth(String key) {
        return word(key, List.of("false", "true")).equals("true");
    }

    String word(String key, List<String> words) {
        String value = string(key).strip().toLowerCase(Locale.ROOT);
        if (!words.contains(value)) {
            throw wrong(key, oneOf(words));
        }
        return value;
    }

    /** Words out of so many, in small letters. */
    List<String> words(String key, List<String> allowed) {
        List<String> words = list(key).stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        if (!allowed.containsAll(words)) {
            throw wrong(key, "a list of " + oneOf(allowed));
        }
        return words;
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return Enum.valueOf(type, word(key, words(type)).toUpperCase(Locale.ROOT));
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> type, List<E> allowed) {
        List<E> result = new ArrayList<>();
        for (String element : list(key)) {
            result.add(allowed.stream()
                    .filter(each -> each.name().equalsIgnoreCase(element))
                    .findFirst()
                    .orElseThrow(() -> wrong(
                            key,
                            "a list of "
                                    + oneOf(words(type).stream()
                                            .filter(word -> allowed.stream().anyMatch(each -> each.name()
                                                    .equalsIgnoreCase(word)))
                                            .toList()))));
        }
        return result;
    }

    /** A list, or text that holds one: in brackets, or separated by commas that stand outside of braces and brackets. */
    List<String> list(String key) {
        ConfigValue value = given.get(key).value();
        if (value.valueType() == ConfigValueType.STRING) {
            String text = String.valueOf(value.unwrapped()).strip();
            if (!text.startsWith("[")) {
                return separated(text);
            }
            try {
                value = ConfigFactory.parseString("list = " + text).getValue("list");
            } catch (ConfigException e) {
                throw wrong(key, "a list such as [\"a\", \"b\"] or a,b");
            }
        }
        if (!(value instanceof ConfigList elements)
                || elements.stream()
                        .anyMatch(each -> each instanceof ConfigList || each.valueType() == ConfigValueType.OBJECT)) {
            throw wrong(key, "a list such as [\"a\", \"b\"] or a,b");
        }
        return elements.stream().map(each -> String.valueOf(each.unwrapped())).toList();
    }

    <T> T parsed(String key, String wanted, Function<String, T> parser) {
        try {
            return parser.apply(string(key).strip());
        } catch (InvalidSetting e) {
            throw e;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong(key, wanted);
        }
    }

    InvalidSetting wrong(String key, String wanted) {
        return new InvalidSetting(key, Rendering.of(given.get(key).value()), wanted).from(origin(key));
    }

    static String oneOf(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> separated(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (i == text.length() || (c == ',' && depth == 0)) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
