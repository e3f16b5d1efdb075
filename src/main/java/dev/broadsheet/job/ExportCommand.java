package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.export.CsvExport;
import dev.broadsheet.export.Export;
import dev.broadsheet.export.MalletExport;
import dev.broadsheet.export.PublishedTables;
import dev.broadsheet.export.PyLdavisExport;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Writes published tables as files that other tools open. It needs Spark, unlike what else looks after a warehouse. */
final class ExportCommand extends WarehouseCommand {

    /** What can be written. */
    enum Format {
        CSV,
        MALLET,
        PYLDAVIS
    }

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "csv (a file a table; text that a spreadsheet would compute gets an apostrophe in front), mallet (topic keys and topics of articles as MALLET writes them) or pyldavis (for each language the arguments of pyLDAvis.prepare as JSON).")
    private Format format = Format.CSV;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "Local folder for the files; it is made, or must be empty.")
    private Path to = Path.of("");

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "A table to write as csv; give it once for each. Without it every published table.")
    private List<String> tables = List.of();

    ExportCommand(CommandContext context) {
        super(context);
    }

    @Override
    List<String> lines(Warehouse warehouse, LoadedSettings loaded) {
        Published now = warehouse.current().orElseThrow(warehouse::nothingPublished);
        Path folder = empty(context().workingDirectory().resolve(to));
        Map<String, String> folders = new HashMap<>();
        now.tables()
                .forEach((name, entry) ->
                        folders.put(name, warehouse.folder(entry).toString()));
        return Sessions.with(Job.PIPELINE, loaded, context().console(), spark -> {
            List<String> lines = new ArrayList<>();
            for (Path file : written(new PublishedTables(spark, folders), folder)) {
                lines.add(file.toString());
            }
            return lines;
        });
    }

    private List<Path> written(PublishedTables published, Path folder) {
        try {
            return export().write(published, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The files cannot be written to " + folder, e);
        }
    }

    private Export export() {
        if (format != Format.CSV && !tables.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE, "--table is for --format csv; the other formats have tables of their own.");
        }
        return switch (format) {
            case CSV -> new CsvExport(tables);
            case MALLET -> new MalletExport();
            case PYLDAVIS -> new PyLdavisExport();
        };
    }

    private static Path empty(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new Failure(
                            ExitCode.USAGE,
                            folder + " is not empty. Nothing was exported. Name another folder with --to.");
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be made", e);
        }
    }
}
