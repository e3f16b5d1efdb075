package dev.broadsheet.config;

import dev.broadsheet.config.RunSettings.NamedInput;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads inputs, each {@code PATH} or {@code NAME=PATH}. A local path that exists is taken as it is, even with an equals sign
 * in it. The name without one given is the last part of the path.
 */
final class InputPaths {

    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9._-]+)=(.+)");
    private static final Pattern REMOTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");

    private final Path workingDirectory;

    InputPaths(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    List<NamedInput> parse(List<String> given) {
        List<NamedInput> inputs = new ArrayList<>();
        Map<String, String> pathOf = new HashMap<>();
        for (String each : given) {
            NamedInput input = parse(each);
            String before = pathOf.putIfAbsent(input.name(), input.path());
            if (before != null) {
                throw new InvalidSetting(
                        "inputs",
                        each,
                        "named differently from " + before + ", for both are called " + input.name()
                                + ": write NAME=PATH");
            }
            inputs.add(input);
        }
        return inputs;
    }

    /** The input as it can be given again: with its name, unless that is the one it gets from its path anyway. */
    static String written(NamedInput input) {
        String named = input.name() + "=" + input.path();
        return NAMED.matcher(named).matches() ? named : input.path();
    }

    private NamedInput parse(String given) {
        Matcher named = NAMED.matcher(given);
        if (named.matches() && !exists(given)) {
            return new NamedInput(named.group(1), located(named.group(2)));
        }
        String path = located(given);
        String trimmed = path.replaceAll("/+$", "");
        String name = trimmed.substring(trimmed.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            throw new InvalidSetting(
                    "inputs", given, "written NAME=PATH, for this path has no last part to name it by");
        }
        return new NamedInput(name, path);
    }

    private boolean exists(String path) {
        return !REMOTE.matcher(path).matches() && Files.exists(local(path));
    }

    private String located(String path) {
        return REMOTE.matcher(path).matches() ? path : local(path).toString();
    }

    private Path local(String path) {
        try {
            return workingDirectory.resolve(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new InvalidSetting("inputs", path, "a path of this system (" + e.getReason() + ")");
        }
    }
}
