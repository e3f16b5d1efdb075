package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.table.Articles;
import dev.broadsheet.warehouse.Manifest;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.RunFolder;
import dev.broadsheet.warehouse.Warehouse;
import dev.broadsheet.warehouse.WrittenTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists the runs of a warehouse: published ones in their order, then those that were not. */
final class RunsCommand extends WarehouseCommand {

    RunsCommand(CommandContext context) {
        super(context);
    }

    @Override
    List<String> lines(Warehouse warehouse, LoadedSettings loaded) {
        Optional<Published> now = warehouse.current();
        List<String> history = now.map(Published::history).orElse(List.of());
        Set<String> names = new LinkedHashSet<>(history);
        List<String> there = warehouse.runs();
        names.retainAll(Set.copyOf(there));
        int gone = history.size() - names.size();
        names.addAll(there);
        if (names.isEmpty()) {
            return List.of("No run has begun in " + Warehouse.shown(warehouse.root()) + ".");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("run", "date", "job", "finished", "articles", "bytes", "state"));
        Map<String, String> states = states(now);
        for (RunFolder folder : warehouse.runs(List.copyOf(names))) {
            rows.add(row(folder, states.getOrDefault(folder.id(), "unfinished")));
        }
        List<String> lines = new ArrayList<>(Columns.of("", List.of(4, 5), rows));
        if (gone > 0) {
            lines.add("(" + Amounts.count(gone, "published run") + " " + (gone == 1 ? "has" : "have")
                    + " been deleted since.)");
        }
        return lines;
    }

    private static Map<String, String> states(Optional<Published> now) {
        Map<String, String> states = new HashMap<>();
        now.ifPresent(published -> {
            published.history().forEach(run -> states.put(run, "published before"));
            published.runs().forEach(run -> states.put(run, "read by current"));
            states.put(published.run(), "current");
        });
        return states;
    }

    private static List<String> row(RunFolder folder, String state) {
        Optional<Manifest> manifest = folder.manifest();
        return List.of(
                folder.id(),
                manifest.map(Manifest::logicalDate)
                        .orElse(folder.id().substring(0, folder.id().indexOf('-', 8))),
                manifest.map(Manifest::job).orElse("-"),
                manifest.map(made -> made.finished().replaceAll("[.]\\d+Z$", "Z"))
                        .orElse("-"),
                manifest.flatMap(RunsCommand::articles).map(Amounts::number).orElse("-"),
                manifest.isPresent() ? Amounts.bytes(folder.bytes()) : "-",
                state);
    }

    private static Optional<Long> articles(Manifest manifest) {
        return manifest.tables().stream()
                .filter(table -> table.name().equals(Articles.TABLE.name()))
                .map(WrittenTable::rows)
                .findFirst();
    }
}
