package dev.broadsheet.job;

import dev.broadsheet.config.Assignment;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.config.SettingsLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What commands find around them.
 *
 * @param environment the environment variables
 * @param workingDirectory what relative paths are relative to
 * @param clock the time
 * @param console where they report to
 */
record CommandContext(Map<String, String> environment, Path workingDirectory, Clock clock, Console console) {

    LoadedSettings load(SettingsOptions options) {
        return load(options, List.of());
    }

    /** The settings of a command with options of its own, which win over {@code --set}. */
    LoadedSettings load(SettingsOptions options, List<Assignment> more) {
        List<Assignment> all = new ArrayList<>(options.commandLine());
        all.addAll(more);
        return new SettingsLoader(environment, workingDirectory, clock).load(options.config(), all);
    }

    /** The project's folder as the launcher tells it; without a launcher the working directory. */
    Path home() {
        return Path.of(environment.getOrDefault("BROADSHEET_HOME", workingDirectory.toString()));
    }
}
