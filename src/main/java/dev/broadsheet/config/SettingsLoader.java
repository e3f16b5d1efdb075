package dev.broadsheet.config;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the settings of a run. What the command line says wins over the environment, that over the config file, and that
 * over {@code conf/reference.conf}. A key that does not exist is an error wherever it stands.
 */
public final class SettingsLoader {

    private final Reference reference;
    private final Layers layers;
    private final Path workingDirectory;
    private final Clock clock;

    /**
     * A loader for one process.
     *
     * @param environment the environment variables
     * @param workingDirectory what relative local inputs are relative to
     * @param clock says which day {@code today} is, in UTC
     */
    public SettingsLoader(Map<String, String> environment, Path workingDirectory, Clock clock) {
        this.reference = Reference.load();
        this.layers = new Layers(reference, environment);
        this.workingDirectory = workingDirectory;
        this.clock = clock;
    }

    /**
     * Reads and validates all settings.
     *
     * @param file the config file, if there is one
     * @param commandLine what the command line sets; of two for the same key the later counts
     */
    public LoadedSettings load(Optional<Path> file, List<Assignment> commandLine) {
        Map<String, Given> given = new TreeMap<>();
        List<List<Given>> weakestFirst = List.of(
                layers.defaults(),
                file.map(path -> layers.file(workingDirectory.resolve(path))).orElse(List.of()),
                layers.environment(),
                layers.commandLine(commandLine));
        weakestFirst.forEach(layer -> layer.forEach(each -> given.put(each.key(), known(each))));
        Values values = new Values(given);
        try {
            Settings settings = new SettingsReader(values, workingDirectory, clock).read(sparkOf(given, values));
            return LoadedSettings.of(settings, reference, given, values);
        } catch (InvalidSetting e) {
            throw given.containsKey(e.key()) && !e.getMessage().contains("It was set by")
                    ? e.from(values.origin(e.key()))
                    : e;
        }
    }

    private Given known(Given given) {
        List<String> names = reference.names();
        if (names.contains(given.key()) || given.key().startsWith(Reference.SPARK)) {
            return given;
        }
        boolean group = names.stream().anyMatch(name -> name.startsWith(given.key() + "."));
        throw new Failure(
                ExitCode.USAGE,
                (group
                                ? given.key() + " is a group of settings and takes no value"
                                : "There is no setting " + given.key())
                        + " (" + given.origin() + "). The nearest is " + Nearest.to(given.key(), names)
                        + "; docs/configuration.md lists them all.");
    }

    private static Map<String, String> sparkOf(Map<String, Given> given, Values values) {
        Map<String, String> spark = new TreeMap<>();
        given.keySet().stream()
                .filter(key -> key.startsWith(Reference.SPARK))
                .forEach(key -> spark.put(key, values.string(key)));
        return spark;
    }
}
