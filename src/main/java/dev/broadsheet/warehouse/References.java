package dev.broadsheet.warehouse;

import dev.broadsheet.table.Table;
import dev.broadsheet.table.Table.Reference;
import dev.broadsheet.warehouse.Manifest.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what tables refer to is there. What is numbered from 0 is told by its bounds; columns by which both tables are sorted
 * are merged; anything else is looked for in all files.
 */
final class References {

    private final Map<String, ReadTable> tables;
    private final List<ReferencePass> passes = new ArrayList<>();
    private final List<String> referring = new ArrayList<>();

    /**
     * @param tables whose other rules hold, by name: those that refer and those referred to
     */
    References(Map<String, ReadTable> tables) {
        this.tables = tables;
    }

    static String rule(Reference reference) {
        return reference.column() + " stands in " + reference.toTable() + "." + reference.toColumn();
    }

    static List<Check> held(Table table) {
        return table.references().stream()
                .map(reference -> new Check(table.name(), rule(reference), "none missing"))
                .toList();
    }

    /** Takes in the references of a table: tells at once those that can be. */
    void add(Table table) {
        ReadTable read = tables.get(table.name());
        for (Reference reference : table.references()) {
            ReadTable target = tables.get(reference.toTable());
            if (TableLaws.numbered(reference.toTable(), reference.toColumn()) && read.hasFigures(reference.column())) {
                bounds(read, reference, target.rows()).ifPresent(breach -> {
                    throw breach.of(table.name());
                });
            } else {
                search(read, reference, target);
            }
        }
    }

    /** Reads what has to be read for the others. */
    void check(Workers workers) {
        List<ArrayList<Breach>> found = workers.run(passes);
        for (int i = 0; i < found.size(); i++) {
            for (Breach breach : found.get(i)) {
                throw breach.of(referring.get(i));
            }
        }
    }

    private static Optional<Breach> bounds(ReadTable read, Reference reference, long size) {
        Figures found = read.figures(reference.column());
        boolean within = found.min() > found.max() || (found.min() >= 0 && found.max() < size);
        return within
                ? Optional.empty()
                : Optional.of(new Breach(
                        rule(reference),
                        "numbers below " + size,
                        "numbers from " + (long) found.min() + " to " + (long) found.max()));
    }

    private void search(ReadTable read, Reference reference, ReadTable target) {
        boolean sorted = leads(read.table(), reference.column()) && leads(target.table(), reference.toColumn());
        List<FileSummary> targets = TableKeys.inOrder(target, sorted ? 1 : 0);
        for (FileSummary file : read.files()) {
            if (file.rows() > 0) {
                List<List<String>> candidates = sorted
                        ? SortedValues.chains(targets.stream()
                                .filter(other -> overlap(file, other))
                                .toList())
                        : List.of(targets.stream().map(FileSummary::path).toList());
                passes.add(new ReferencePass(
                        rule(reference),
                        file.path(),
                        reference.column(),
                        candidates,
                        reference.toColumn(),
                        sorted,
                        file.rows()));
                referring.add(read.name());
            }
        }
    }

    private static boolean leads(Table table, String column) {
        return table.sortedBy().indexOf(column) == 0;
    }

    private static boolean overlap(FileSummary one, FileSummary other) {
        return Values.compare(one.first(), other.last(), 1) <= 0 && Values.compare(other.first(), one.last(), 1) <= 0;
    }
}
