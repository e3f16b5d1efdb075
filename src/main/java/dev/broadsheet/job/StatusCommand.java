package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.warehouse.LeaseHolder;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.Milestone;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.Registration;
import dev.broadsheet.warehouse.RunFolder;
import dev.broadsheet.warehouse.Warehouse;
import dev.broadsheet.warehouse.WrittenTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Says what is published, who writes, and what broke off. */
final class StatusCommand extends WarehouseCommand {

    @Option(
            names = "--verify",
            description = "Read every published file and compare it with the SHA-256 its manifest has.")
    private boolean verify;

    StatusCommand(CommandContext context) {
        super(context);
    }

    @Override
    List<String> lines(Warehouse warehouse, LoadedSettings loaded) {
        Optional<Published> now = warehouse.current();
        List<String> lines = new ArrayList<>();
        lines.add("Warehouse  " + Warehouse.shown(warehouse.root()));
        now.ifPresentOrElse(
                published -> lines.addAll(published(warehouse, published)), () -> lines.add("Published  nothing yet"));
        warehouse
                .registration()
                .ifPresent(told -> lines.add("Catalogue  " + told.catalog() + ", " + catalogue(told, now)));
        lines.add("Lease      " + lease(warehouse, loaded));
        lines.addAll(unfinished(warehouse, now.map(Published::history).orElse(List.of())));
        return lines;
    }

    private List<String> published(Warehouse warehouse, Published now) {
        List<String> lines = new ArrayList<>();
        Map<String, Map<String, WrittenTable>> written = new HashMap<>();
        for (RunFolder folder : warehouse.runs(List.copyOf(now.runs()))) {
            Map<String, WrittenTable> tables = new HashMap<>();
            folder.manifest().stream()
                    .flatMap(manifest -> manifest.tables().stream())
                    .forEach(table -> tables.put(table.name(), table));
            written.put(folder.id(), tables);
            if (folder.id().equals(now.run())) {
                lines.add("Published  run " + now.run()
                        + folder.manifest().map(StatusCommand::origin).orElse(", whose manifest is gone"));
            }
        }
        now.previous().ifPresent(run -> lines.add("Before     run " + run));
        List<List<String>> rows = new ArrayList<>();
        now.tables().forEach((name, entry) -> {
            Optional<WrittenTable> table =
                    Optional.ofNullable(written.get(entry.runId()).get(name));
            rows.add(List.of(
                    name,
                    table.map(one -> Amounts.count(one.rows(), "row")).orElse("?"),
                    table.map(one -> Amounts.bytes(one.bytes())).orElse("?"),
                    entry.path()));
        });
        lines.addAll(Columns.of("  ", List.of(1, 2), rows));
        List<String> amiss = warehouse.amiss(now, verify);
        lines.add("Files      "
                + (amiss.isEmpty()
                        ? verify ? "every one as it was written, by size and SHA-256" : "all there, by name and size"
                        : amiss.size() + " amiss; jobs/run rollback goes back, --force runs the job again"));
        amiss.forEach(line -> lines.add("  " + line));
        if (!warehouse.linksShow(now)) {
            lines.add("Links      current/ is behind current.json; the next run mends it");
        }
        return lines;
    }

    private static String origin(Manifest manifest) {
        return ", for " + manifest.logicalDate() + ", by " + manifest.job() + ", finished " + manifest.finished();
    }

    private static String catalogue(Registration told, Optional<Published> now) {
        if (!told.failures().isEmpty()) {
            return "was not told at " + told.at() + ": " + String.join(" ", told.failures());
        }
        return now.map(Published::runOfTable).filter(told.tables()::equals).isPresent()
                ? "shows what is published, since " + told.at()
                : "shows what was published at " + told.at() + "; jobs/run register tells it";
    }

    private String lease(Warehouse warehouse, LoadedSettings loaded) {
        Optional<LeaseHolder> holder = warehouse.holder(lifetime(loaded));
        if (holder.isEmpty()) {
            return "free";
        }
        Instant now = context().clock().instant();
        Duration left = holder.get().left(now);
        String held = "held by " + holder.get().owner() + ", since "
                + holder.get().since() + ", renewed " + holder.get().renewed();
        return left.isNegative()
                ? "stale: " + held + "; the next run takes it over"
                : held + ", until " + now.plus(left) + " if it is not renewed";
    }

    private List<String> unfinished(Warehouse warehouse, Collection<String> history) {
        List<String> names =
                warehouse.runs().stream().filter(run -> !history.contains(run)).toList();
        if (names.isEmpty()) {
            return List.of("Unfinished none");
        }
        List<List<String>> rows = warehouse.runs(names).stream()
                .map(folder -> List.of(
                        folder.id(),
                        Amounts.bytes(warehouse.bytes(folder)),
                        "last changed " + folder.modified(),
                        warehouse.isResumable(folder)
                                ? "has "
                                        + folder.milestones().stream()
                                                .map(Milestone::name)
                                                .collect(Collectors.joining(", "))
                                        + ": the same command goes on from there"
                                : "begins anew"))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("Unfinished " + Amounts.count(names.size(), "run") + ", at work or broken off; jobs/run gc deletes"
                + " those that nobody works on");
        lines.addAll(Columns.of("  ", List.of(1), rows));
        return lines;
    }
}
