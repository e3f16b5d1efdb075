package dev.broadsheet.job;

import dev.broadsheet.config.CatalogSettings;
import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.Warehouse;
import java.util.List;

/** Registers what is published in a catalogue, whatever the catalogue was told before. */
final class RegisterCommand extends WarehouseCommand {

    private final CatalogRunner runner;

    RegisterCommand(CatalogRunner runner, CommandContext context) {
        super(context);
        this.runner = runner;
    }

    @Override
    List<String> lines(Warehouse warehouse, LoadedSettings loaded) {
        CatalogSettings settings = loaded.settings().catalog();
        if (settings.name().isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "There is no catalogue to register in: " + CatalogSettings.NAME
                            + " is empty. Set it with --set, or in the file given with --config.");
        }
        Registering.check(loaded);
        Published now = warehouse.current().orElseThrow(warehouse::nothingPublished);
        try (Lease lease = acquire(warehouse, loaded, "register")) {
            runner.register(loaded, context().console(), warehouse, lease).ifPresent(told -> {
                throw new Failure(ExitCode.INTERNAL, told);
            });
        }
        return List.of("Registered run " + now.run() + ": "
                + Amounts.count(now.tables().size(), "table") + " in " + settings.shown() + ".");
    }
}
