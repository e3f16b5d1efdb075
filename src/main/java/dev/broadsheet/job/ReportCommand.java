package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Writes what is published as one HTML page. */
final class ReportCommand extends WarehouseCommand {

    private final ReportRunner runner;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description =
                    "Write the page there, and leave the warehouse as it is. Without it the page stands beside the tables, as report.html.")
    private Optional<Path> to = Optional.empty();

    ReportCommand(ReportRunner runner, CommandContext context) {
        super(context);
        this.runner = runner;
    }

    @Override
    List<String> lines(Warehouse warehouse, LoadedSettings loaded) {
        Published now = warehouse.current().orElseThrow(warehouse::nothingPublished);
        if (!RunReport.canReport(now.tables().keySet())) {
            throw new Failure(
                    ExitCode.INPUT,
                    "What is published in " + Warehouse.shown(warehouse.root())
                            + " has no topics to report of. Run jobs/run topics, or pipeline, first.");
        }
        if (to.isPresent()) {
            Path file = writable(context().workingDirectory().resolve(to.get()));
            return List.of(written(write(file, page(warehouse, loaded, now)), now));
        }
        try (Lease lease = acquire(warehouse, loaded, "report")) {
            byte[] page = page(warehouse, loaded, now);
            return List.of(written(Warehouse.shown(warehouse.writeReport(now, page, lease)), now));
        }
    }

    private byte[] page(Warehouse warehouse, LoadedSettings loaded, Published now) {
        return runner.page(loaded, context().console(), warehouse, now);
    }

    private static String written(String file, Published now) {
        return "Wrote " + file + ", the report of run " + now.run() + ". Open it in a browser; it needs no network.";
    }

    private static String write(Path file, byte[] page) {
        try {
            Files.write(file, page);
            return file.toString();
        } catch (IOException e) {
            throw unwritable(file, e.getMessage(), e);
        }
    }

    /** Asked before the page is made, which takes a while. */
    private static Path writable(Path file) {
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw unwritable(file, "its folder does not exist", null);
        }
        return file;
    }

    private static Failure unwritable(Path file, String why, IOException cause) {
        return new Failure(
                ExitCode.USAGE,
                "The report cannot be written to " + file + " (" + why
                        + "). Name a file in a folder that exists and can be written to.",
                cause);
    }
}
