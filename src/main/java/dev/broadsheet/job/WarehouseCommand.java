package dev.broadsheet.job;

import dev.broadsheet.config.Assignment;
import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.config.RunSettings;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that looks after a warehouse. It needs no Spark. */
abstract class WarehouseCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    WarehouseCommand(CommandContext context) {
        this.context = context;
    }

    /** Settings that options of the command stand for. */
    List<Assignment> assignments() {
        return List.of();
    }

    /** Does it, and says what was done. */
    abstract List<String> lines(Warehouse warehouse, LoadedSettings loaded);

    @Override
    public final Integer call() {
        LoadedSettings loaded = context.load(settings, assignments());
        RunSettings run = loaded.settings().run();
        Warehouse warehouse = Warehouse.at(run.warehouse(), Sessions.hadoop(run));
        if (!warehouse.exists()) {
            throw new Failure(
                    ExitCode.INPUT,
                    "There is no warehouse in " + Warehouse.shown(warehouse.root()) + ". Name one with --warehouse.");
        }
        context.console().results(lines(warehouse, loaded));
        return ExitCode.DONE.code();
    }

    final CommandContext context() {
        return context;
    }

    /** The right to write, for a command of that name. */
    final Lease acquire(Warehouse warehouse, LoadedSettings loaded, String command) {
        return warehouse.acquire(Owner.of(command), lifetime(loaded), context.clock());
    }

    static Duration lifetime(LoadedSettings loaded) {
        return Duration.ofSeconds(loaded.settings().run().leaseSeconds());
    }
}
