package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** Writes the documents that are made from the code. */
final class DocsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "Where to write; by default the project's docs folder.")
    private Optional<Path> into = Optional.empty();

    DocsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path folder = into.map(context.workingDirectory()::resolve)
                .orElse(context.home().resolve("docs"));
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> doc : GeneratedDocs.all().entrySet()) {
            Path file = folder.resolve(doc.getKey());
            try {
                Files.createDirectories(folder);
                Files.writeString(file, doc.getValue());
            } catch (IOException e) {
                throw new Failure(
                        ExitCode.USAGE, file + " cannot be written. Give --into a folder that can be written to.", e);
            }
            lines.add("wrote " + file);
        }
        context.console().results(lines);
        return ExitCode.DONE.code();
    }
}
