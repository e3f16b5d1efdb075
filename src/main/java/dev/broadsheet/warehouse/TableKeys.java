package dev.broadsheet.warehouse;

import dev.broadsheet.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How the uniqueness of keys is told: within files by {@link UniqueRows}, across them by the bounds of each file. */
final class TableKeys {

    private TableKeys() {}

    /** The table's key, and what its laws say is one. */
    static List<List<String>> of(Table table) {
        List<String> names = List.of(table.columnNames());
        List<List<String>> keys = new ArrayList<>();
        if (!table.key().isEmpty()) {
            keys.add(table.key());
        }
        TableLaws.of(table.name()).stream()
                .map(TableLaw::key)
                .filter(key -> !key.isEmpty() && !keys.contains(key) && names.containsAll(key))
                .forEach(keys::add);
        return keys;
    }

    /** The leading columns of the order that belong to the key: equal ones stand together. */
    static List<String> leading(Table table, List<String> key) {
        return table.sortedBy().stream().takeWhile(key::contains).toList();
    }

    /** No key of one file stands in another. */
    static Optional<Breach> acrossFiles(ReadTable read) {
        for (List<String> key : of(read.table())) {
            List<String> leading = leading(read.table(), key);
            List<FileSummary> files = inOrder(read, leading.size());
            for (int i = 1; i < files.size(); i++) {
                FileSummary one = files.get(i - 1);
                FileSummary next = files.get(i);
                if (Values.compare(one.last(), next.first(), leading.size()) >= 0) {
                    return Optional.of(breach(key, leading, one, next));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the key is one column, and the order of each file. */
    static boolean isOrder(Table table) {
        return table.key().size() == 1 && table.key().equals(table.sortedBy());
    }

    /** What has to be read to tell that no key of one file stands in another, where the files need not be apart; the key is what they are sorted by. */
    static Optional<UniquePass> overlapping(ReadTable read) {
        Table table = read.table();
        if (!isOrder(table)) {
            throw new IllegalStateException(
                    table.name() + " is not sorted by its key, so its files must be of one run");
        }
        List<List<String>> chains = SortedValues.chains(inOrder(read, 1));
        return chains.size() < 2
                ? Optional.empty()
                : Optional.of(new UniquePass(table.key().get(0), chains, read.rows()));
    }

    private static Breach breach(List<String> key, List<String> leading, FileSummary one, FileSummary next) {
        String rule = UniqueRows.rule(key);
        if (leading.isEmpty()) {
            return new Breach(
                    rule, "one file, for the table has no order by these", one.name() + " and " + next.name());
        }
        int n = leading.size();
        return new Breach(
                rule,
                "files that have no " + leading + " in common",
                Values.text(one.last().subList(0, n)) + " at the end of " + one.name() + " and "
                        + Values.text(next.first().subList(0, n)) + " at the beginning of " + next.name());
    }

    /** The files that have rows, by their first values. */
    static List<FileSummary> inOrder(ReadTable read, int length) {
        Comparator<FileSummary> byFirst = (one, other) -> Values.compare(one.first(), other.first(), length);
        return read.files().stream()
                .filter(file -> file.rows() > 0)
                .sorted(byFirst)
                .toList();
    }
}
