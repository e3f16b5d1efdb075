package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.RunId;
import dev.broadsheet.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes again what was published before. */
final class RollbackCommand extends WarehouseCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN_ID",
            description = "Run to go back, or forward, to; without it the one that was published before.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--sizes-only",
            description = "Compare the files' names and sizes, and do not read them: quick where they are large.")
    private boolean sizesOnly;

    private final CatalogRunner catalogs;

    RollbackCommand(CatalogRunner catalogs, CommandContext context) {
        super(context);
        this.catalogs = catalogs;
    }

    @Override
    List<String> lines(Warehouse warehouse, LoadedSettings loaded) {
        Optional<RunId> wanted = run.map(RollbackCommand::id);
        Registering.check(loaded);
        Published before = warehouse.current().orElseThrow(warehouse::nothingPublished);
        try (Lease lease = acquire(warehouse, loaded, "rollback")) {
            Published now = warehouse.rollback(wanted, !sizesOnly, lease);
            if (now.run().equals(before.run())) {
                return List.of("Nothing to do: run " + now.run() + " is what is published.");
            }
            List<String> lines = new ArrayList<>(List.of(
                    "Published again: run " + now.run() + ", in place of " + before.run() + ".",
                    "jobs/run rollback " + before.run() + " takes that back."));
            lines.addAll(catalogue(warehouse, loaded, lease));
            return lines;
        }
    }

    /** A catalogue goes back, too; one that the settings do not name is still where it was. */
    private List<String> catalogue(Warehouse warehouse, LoadedSettings loaded, Lease lease) {
        if (loaded.settings().catalog().name().isPresent()) {
            return catalogs.register(loaded, context().console(), warehouse, lease).stream()
                    .toList();
        }
        return warehouse.registration().stream()
                .map(told -> "The catalogue still shows in " + told.catalog() + " what was registered at " + told.at()
                        + ": jobs/run register with the settings catalog.* brings it here.")
                .toList();
    }

    private static RunId id(String text) {
        try {
            return new RunId(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    text + " is no name of a run. Runs are named such as 2026-11-02-0123456789ab;"
                            + " jobs/run runs lists them.",
                    e);
        }
    }
}
