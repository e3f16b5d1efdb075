package dev.broadsheet.table;

import java.util.List;
import java.util.stream.Collectors;

/** The reference of all tables as Markdown, made from their definitions. */
public final class TableReference {

    private TableReference() {}

    /** The text of {@code docs/tables.md}. */
    public static String text() {
        StringBuilder out = new StringBuilder("""
                # Tables

                Made from the definitions in `src/main/java/dev/broadsheet/table` by `jobs/run docs`; do not edit.
                The same words stand in the table `data_dictionary` of every run, and as column comments in the schema Spark reads.

                Parquet, zstd, timestamps as UTC microseconds. Schema version %d: columns are only ever added.
                """.formatted(Tables.SCHEMA_VERSION));
        Tables.ALL.forEach(table -> out.append(section(table)));
        return out.toString();
    }

    private static String section(Table table) {
        String rows = table.columns().stream().map(TableReference::row).collect(Collectors.joining());
        return """

                ## %s

                %s

                %s
                | column | type | unit | may be null | meaning |
                |---|---|---|---|---|
                %s""".formatted(table.name(), table.meaning(), facts(table), rows);
    }

    private static String facts(Table table) {
        StringBuilder facts = new StringBuilder();
        facts.append(fact("Key", table.key()));
        facts.append(fact("Sorted within each file by", table.sortedBy()));
        facts.append(fact("Bloom filters on", table.bloomFilters()));
        facts.append(fact(
                "Refers to",
                table.references().stream()
                        .map(reference -> reference.column() + " → " + reference.toTable() + "." + reference.toColumn())
                        .toList()));
        return facts.toString();
    }

    private static String fact(String what, List<String> names) {
        return names.isEmpty()
                ? ""
                : "%s: %s.\n"
                        .formatted(
                                what,
                                names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")));
    }

    private static String row(Column column) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        column.name(),
                        column.type().catalogString(),
                        column.unit(),
                        column.nullable() ? "yes" : "",
                        column.meaning());
    }
}
