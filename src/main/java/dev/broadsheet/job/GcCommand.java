package dev.broadsheet.job;

import dev.broadsheet.config.Assignment;
import dev.broadsheet.config.CleanupSettings;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.warehouse.Cleanup;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Deletes runs that nobody needs any more. */
final class GcCommand extends WarehouseCommand {

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Publications to keep, the present one among them. Stands for the setting gc.keep.")
    private Optional<String> keep = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
    private boolean dryRun;

    GcCommand(CommandContext context) {
        super(context);
    }

    @Override
    List<Assignment> assignments() {
        return keep.map(n -> new Assignment("gc.keep", n, "command line, --keep")).stream()
                .toList();
    }

    @Override
    List<String> lines(Warehouse warehouse, LoadedSettings loaded) {
        CleanupSettings settings = loaded.settings().cleanup();
        Cleanup.Keep kept = new Cleanup.Keep(
                settings.keep(),
                Duration.ofHours(settings.minAgeHours()),
                lifetime(loaded),
                Duration.ofHours(settings.resumableHours()));
        if (dryRun) {
            return said(warehouse.cleanup(kept, context().clock()), "Would delete", settings);
        }
        try (Lease lease = acquire(warehouse, loaded, "gc")) {
            Cleanup.Plan plan = warehouse.cleanup(kept, lease);
            warehouse.carryOut(plan, lease);
            return said(plan, "Deleted", settings);
        }
    }

    private static List<String> said(Cleanup.Plan plan, String what, CleanupSettings settings) {
        List<String> lines = new ArrayList<>(Columns.of(
                "  ",
                List.of(1),
                plan.removals().stream()
                        .map(removal -> List.of(removal.path(), Amounts.bytes(removal.bytes()), removal.why()))
                        .toList()));
        long bytes = plan.removals().stream().mapToLong(Cleanup.Removal::bytes).sum();
        lines.add(
                plan.removals().isEmpty()
                        ? "Nothing to delete."
                        : what + " "
                                + (plan.removals().size() == 1
                                        ? "1 entry"
                                        : Amounts.number(plan.removals().size()) + " entries")
                                + ", " + Amounts.bytes(bytes) + ".");
        if (!plan.young().isEmpty()) {
            lines.add(Amounts.count(plan.young().size(), "run") + " stayed for readers: last needed less than "
                    + settings.minAgeHours() + " h ago (gc.min-age-hours).");
        }
        return lines;
    }
}
