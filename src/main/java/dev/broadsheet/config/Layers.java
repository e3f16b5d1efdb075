package dev.broadsheet.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The places settings come from, each as a flat list of what was given there. */
final class Layers {

    /** Variables the launcher reads itself; they set no key. */
    static final List<String> LAUNCHER_VARIABLES = List.of(
            "BROADSHEET_CDS",
            "BROADSHEET_HEAP",
            "BROADSHEET_HOME",
            "BROADSHEET_JAVA_OPTS",
            "BROADSHEET_LOG_DIR",
            "BROADSHEET_LOG_FORMAT",
            "BROADSHEET_TERMINAL");

    private final Reference reference;
    private final Map<String, String> environment;

    Layers(Reference reference, Map<String, String> environment) {
        this.reference = reference;
        this.environment = Map.copyOf(environment);
    }

    List<Given> defaults() {
        return reference.keys().stream()
                .map(key -> new Given(key.key(), key.value(), "default"))
                .toList();
    }

    /**
     * What a HOCON file says. Its {@code ${NAME}} are looked up in the file itself and then in the environment; the
     * system properties of the JVM play no part.
     */
    List<Given> file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Failure(
                    ExitCode.USAGE,
                    "The config file " + file + " does not exist or is no file. Give --config the path of a file.");
        }
        try {
            Config parsed = ConfigFactory.parseFile(
                    file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
            Config lookup = parsed.withFallback(
                    ConfigValueFactory.fromMap(environment, "environment").toConfig());
            List<Given> given = new ArrayList<>();
            flatten(
                    "",
                    parsed.resolveWith(lookup, ConfigResolveOptions.noSystem()).root(),
                    file,
                    given);
            return given;
        } catch (ConfigException e) {
            throw new Failure(
                    ExitCode.USAGE, "The config file " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** What the environment says. A variable of ours that sets nothing is a mistake, not a coincidence. */
    List<Given> environment() {
        Map<String, String> keys = new TreeMap<>();
        reference.keys().forEach(key -> keys.put(key.environmentVariable(), key.key()));
        List<Given> given = new ArrayList<>();
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (!name.startsWith(ReferenceKey.PREFIX) || LAUNCHER_VARIABLES.contains(name)) {
                continue;
            }
            if (!keys.containsKey(name)) {
                List<String> known = new ArrayList<>(keys.keySet());
                known.addAll(LAUNCHER_VARIABLES);
                throw new Failure(
                        ExitCode.USAGE,
                        "The environment variable " + name + " sets nothing. The nearest that does is "
                                + Nearest.to(name, known) + "; docs/configuration.md lists them all"
                                + (name.startsWith(ReferenceKey.PREFIX + "SPARK_")
                                        ? ". Settings of Spark go into --set spark.KEY=VALUE or a file."
                                        : "."));
            }
            given.add(new Given(keys.get(name), text(variable.getValue()), "environment variable " + name));
        }
        return given;
    }

    List<Given> commandLine(List<Assignment> assignments) {
        assignments.stream()
                .map(Assignment::key)
                .filter(Secrets::named)
                .findFirst()
                .ifPresent(key -> {
                    throw new Failure(
                            ExitCode.USAGE,
                            key
                                    + " names a secret, and everybody on the machine can read a command line. Put it into the"
                                    + " environment, and write \"" + key
                                    + "\" = ${NAME} into the file given with --config.");
                });
        return assignments.stream()
                .map(each -> new Given(each.key(), text(each.value()), each.origin()))
                .toList();
    }

    private static ConfigValue text(String value) {
        return ConfigValueFactory.fromAnyRef(value);
    }

    private static void flatten(String prefix, ConfigObject group, Path file, List<Given> into) {
        for (Map.Entry<String, ConfigValue> entry : group.entrySet()) {
            String key = prefix + entry.getKey();
            ConfigValue value = entry.getValue();
            if (value instanceof ConfigObject inner) {
                flatten(key + ".", inner, file, into);
            } else {
                int line = value.origin().lineNumber();
                String name = value.origin().filename() == null
                        ? file.toString()
                        : value.origin().filename();
                into.add(new Given(key, value, name + (line > 0 ? ": " + line : "")));
            }
        }
    }
}
