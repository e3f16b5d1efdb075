package dev.broadsheet.job;

import dev.broadsheet.config.Assignment;
import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which every command takes its settings. */
final class SettingsOptions {

    @Option(
            names = "--input",
            paramLabel = "[NAME=]PATH",
            description = "File or folder to read; give it once for each. Replaces the setting inputs.")
    private List<String> inputs = List.of();

    @Option(
            names = "--warehouse",
            paramLabel = "PATH",
            description = "Folder that holds the runs. Stands for the setting warehouse.")
    private Optional<String> warehouse = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "Settings in a HOCON file.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting; docs/configuration.md lists them. Lists are separated by commas.")
    private List<String> assignments = List.of();

    @Option(
            names = "--logical-date",
            paramLabel = "DATE",
            description = "The day the run stands for, YYYY-MM-DD. Stands for the setting logical-date.")
    private Optional<String> logicalDate = Optional.empty();

    Optional<Path> config() {
        return config;
    }

    /** What the options set. A shorthand wins over {@code --set} of the same key, for it was written for that key alone. */
    List<Assignment> commandLine() {
        List<Assignment> result = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new Failure(
                        ExitCode.USAGE,
                        "--set " + assignment + " sets nothing: write --set KEY=VALUE, such as --set topics.count=50.");
            }
            result.add(new Assignment(
                    assignment.substring(0, equals).strip(), assignment.substring(equals + 1), "command line, --set"));
        }
        if (!inputs.isEmpty()) {
            result.add(Assignment.list("inputs", inputs, "command line, --input"));
        }
        warehouse.ifPresent(path -> result.add(new Assignment("warehouse", path, "command line, --warehouse")));
        logicalDate.ifPresent(day -> result.add(new Assignment("logical-date", day, "command line, --logical-date")));
        return result;
    }
}
