package dev.broadsheet.config;

import com.typesafe.config.ConfigUtil;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settings together with what they were read from.
 *
 * @param settings what stages receive
 * @param effective every key with its value as HOCON text, sorted, secrets hidden: to print and to keep in the manifest
 * @param origins where the value of every key came from
 */
public record LoadedSettings(
        Settings settings, SortedMap<String, String> effective, SortedMap<String, String> origins) {

    /** Keys that say where, when and how fast, but not what is published. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "inputs",
            "warehouse",
            "logical-date",
            "run.report",
            "run.lease-seconds",
            "run.split-bytes",
            "run.target-file-bytes",
            "run.partitions");

    /** Groups of keys that say whether something is published, where it is told, and how long it stays. */
    private static final List<String> WITHOUT_EFFECT_BELOW = List.of("gates.", "catalog.", "gc.", Reference.SPARK);

    public LoadedSettings {
        effective = Collections.unmodifiableSortedMap(new TreeMap<>(effective));
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    }

    static LoadedSettings of(Settings settings, Reference reference, Map<String, Given> given, Values values) {
        Map<String, ReferenceKey> known = reference.byName();
        SortedMap<String, String> effective = new TreeMap<>();
        SortedMap<String, String> origins = new TreeMap<>();
        for (String key : given.keySet()) {
            String canonical =
                    switch (key) {
                        case "inputs" ->
                            list(settings.run().inputs().stream()
                                    .map(InputPaths::written)
                                    .toList());
                        case "logical-date" ->
                            quoted(key, settings.run().logicalDate().toString());
                        default ->
                            known.containsKey(key)
                                    ? canonical(known.get(key), values)
                                    : quoted(key, values.string(key));
                    };
            effective.put(key, canonical);
            origins.put(key, values.origin(key));
        }
        return new LoadedSettings(settings, effective, origins);
    }

    /**
     * SHA-256, in hex, over the settings that change what is published. Two runs with equal fingerprints on equal inputs
     * by equal code publish the same rows; of the inputs only their names count, for those stand in the tables.
     */
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        settings.run().inputs().stream()
                .map(RunSettings.NamedInput::name)
                .sorted()
                .forEach(name -> text.append("input ").append(name).append('\n'));
        effective.forEach((key, value) -> {
            if (!WITHOUT_EFFECT.contains(key) && WITHOUT_EFFECT_BELOW.stream().noneMatch(key::startsWith)) {
                text.append(key).append(" = ").append(value).append('\n');
            }
        });
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The settings as a config file, each with the origin of its value. */
    public String rendered() {
        return Rendering.of(effective, origins);
    }

    /** One spelling a value, wherever it was given: "0.20" in the environment is 0.2 in a file. */
    private static String canonical(ReferenceKey key, Values values) {
        return switch (key.value().valueType()) {
            case LIST -> list(values.list(key.key()));
            case NUMBER -> number(key.key(), values.string(key.key()).strip());
            default -> quoted(key.key(), values.string(key.key()).strip());
        };
    }

    /** A number, or a word that may stand in its place. */
    private static String number(String key, String value) {
        try {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return quoted(key, value.toLowerCase(Locale.ROOT));
        }
    }

    private static String quoted(String key, String value) {
        return ConfigUtil.quoteString(Secrets.hide(key, value));
    }

    private static String list(List<String> values) {
        return values.stream().map(value -> quoted("", value)).collect(Collectors.joining(", ", "[", "]"));
    }
}
