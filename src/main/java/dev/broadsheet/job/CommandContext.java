package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.config.SettingsLoader;
import java.nio.file.Path;
import java.time.Clock;
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
        return new SettingsLoader(environment, workingDirectory, clock).load(options.config(), options.commandLine());
    }

    /** The project's folder as the launcher tells it; without a launcher the working directory. */
    Path home() {
        return Path.of(environment.getOrDefault("BROADSHEET_HOME", workingDirectory.toString()));
    }
}
