package dev.broadsheet.warehouse;

import dev.broadsheet.table.Table;
import dev.broadsheet.table.Table.Reference;
import dev.broadsheet.table.Tables;
import dev.broadsheet.warehouse.Manifest.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.types.StringType;

/**
 * Reads written tables again and holds them against their definitions: schema, compression, row count, values that must be
 * there, valid UTF-8, order, keys, references, and the tables' own laws ({@link TableLaws}). Every file is read once, column by
 * column and without Spark SQL; only summaries come together. The first rule that is broken ends the run.
 */
final class Verification {

    private final Workers workers;
    private final Function<String, List<FileStatus>> files;
    private final Function<String, Set<String>> kept;

    /**
     * @param workers who reads
     * @param files the files of a table, by its name
     * @param kept names of those of them that an earlier run wrote and verified, and whose bytes are the same: only what has to do with
     *     other files is looked at
     */
    Verification(Workers workers, Function<String, List<FileStatus>> files, Function<String, Set<String>> kept) {
        this.workers = workers;
        this.files = files;
        this.kept = kept;
    }

    /**
     * Verifies some tables, and what they refer to in others.
     *
     * @param expected rows that were to be written, counted elsewhere
     * @return what was looked at
     */
    List<Check> verify(Map<Table, Long> expected) {
        Map<String, ReadTable> read = read(expected);
        List<Check> checks = new ArrayList<>();
        for (ReadTable table : read.values()) {
            boolean whole = expected.containsKey(table.table());
            check(table, whole);
            if (whole) {
                count(table, expected.get(table.table()));
            }
        }
        References references = new References(read);
        expected.keySet().forEach(references::add);
        references.check(workers);
        expected.keySet().forEach(table -> checks.addAll(held(read.get(table.name()))));
        return checks;
    }

    /** Reads every file: of the tables all columns, of others the ones referred to. */
    private Map<String, ReadTable> read(Map<Table, Long> expected) {
        Map<String, Table> tables = new LinkedHashMap<>();
        expected.keySet().forEach(table -> tables.put(table.name(), table));
        Map<String, Set<String>> others = new LinkedHashMap<>();
        for (Table table : expected.keySet()) {
            for (Reference reference : table.references()) {
                if (!tables.containsKey(reference.toTable())) {
                    others.computeIfAbsent(reference.toTable(), name -> new TreeSet<>())
                            .add(reference.toColumn());
                }
            }
        }
        others.forEach((name, columns) -> tables.put(name, part(Tables.named(name), columns)));
        List<FilePass> passes = new ArrayList<>();
        for (Table table : tables.values()) {
            Set<String> verified = kept.apply(table.name());
            for (FileStatus file : files.apply(table.name())) {
                boolean known = verified.contains(file.getPath().getName());
                passes.add(new FilePass(
                        known ? part(table, new TreeSet<>(table.key())) : table,
                        file.getPath().toString(),
                        file.getLen(),
                        !known && !others.containsKey(table.name())));
            }
        }
        List<FileSummary> found = workers.run(passes);
        Map<String, ReadTable> read = new LinkedHashMap<>();
        tables.forEach((name, table) -> read.put(name, new ReadTable(table, new ArrayList<>())));
        for (int i = 0; i < found.size(); i++) {
            read.get(passes.get(i).table().name()).files().add(found.get(i));
        }
        return read;
    }

    /** As much of a definition as some of its columns tell. */
    private static Table part(Table table, Set<String> columns) {
        return new Table(
                table.name(),
                table.meaning(),
                columns.containsAll(table.key()) ? table.key() : List.of(),
                table.sortedBy().stream().takeWhile(columns::contains).toList(),
                List.of(),
                table.columns().stream()
                        .filter(column -> columns.contains(column.name()))
                        .toList(),
                List.of());
    }

    private void check(ReadTable table, boolean whole) {
        for (FileSummary file : table.files()) {
            for (Breach breach : file.breaches()) {
                throw breach.of(table.name());
            }
        }
        acrossFiles(table, whole).ifPresent(breach -> {
            throw breach.of(table.name());
        });
        List<String> names = List.of(table.table().columnNames());
        for (TableLaw law : TableLaws.of(table.name())) {
            if (whole || names.containsAll(law.figures())) {
                law.whole(table).ifPresent(breach -> {
                    throw breach.of(table.name());
                });
            }
        }
    }

    /**
     * Files of several runs have ranges of keys that overlap; those of one have not. Of a table that is only referred to nobody knows here
     * who wrote its files: an earlier run, or an attempt that broke off.
     */
    private Optional<Breach> acrossFiles(ReadTable table, boolean whole) {
        boolean mayOverlap = !whole && TableKeys.isOrder(table.table());
        if (kept.apply(table.name()).isEmpty() && !mayOverlap) {
            return TableKeys.acrossFiles(table);
        }
        List<UniquePass> passes = TableKeys.overlapping(table).stream().toList();
        return workers.run(passes).stream().flatMap(List::stream).findFirst();
    }

    private static void count(ReadTable table, long expected) {
        require(table, "row count by footers", expected, table.footerRows());
        require(table, "row count by reading", expected, table.rows());
    }

    private static List<Check> held(ReadTable table) {
        Table definition = table.table();
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(table.name(), "row count by footers", String.valueOf(table.footerRows())));
        long rules = definition.columns().stream()
                .mapToLong(column -> (column.nullable() ? 0 : 1) + (column.type() instanceof StringType ? 1 : 0))
                .sum();
        checks.add(new Check(
                table.name(), "no nulls where there must be none, valid UTF-8", rules + " columns and rules"));
        if (!definition.sortedBy().isEmpty()) {
            checks.add(new Check(table.name(), "sorted by " + definition.sortedBy(), "every file"));
        }
        if (!definition.key().isEmpty()) {
            checks.add(new Check(table.name(), UniqueRows.rule(definition.key()), "none repeated"));
        }
        TableLaws.of(table.name()).forEach(law -> checks.add(law.held(table)));
        checks.addAll(References.held(definition));
        return checks;
    }

    private static void require(ReadTable table, String rule, long expected, long found) {
        if (expected != found) {
            throw new VerificationFailure(table.name(), rule, String.valueOf(expected), String.valueOf(found));
        }
    }
}
