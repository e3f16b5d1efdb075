package dev.broadsheet.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The definition of one published table: its schema, key, order and links. Everything that knows a table's shape (writing,
 * verification, {@code data_dictionary}, {@code docs/tables.md}) reads it here.
 *
 * @param name the table's directory name
 * @param meaning what one row is
 * @param key columns that together identify a row; empty where rows have no identity
 * @param sortedBy the order of rows within a file
 * @param bloomFilters columns that get a Parquet bloom filter
 * @param columns in the order they are written
 * @param references foreign keys into other tables
 */
public record Table(
        String name,
        String meaning,
        List<String> key,
        List<String> sortedBy,
        List<String> bloomFilters,
        List<Column> columns,
        List<Reference> references)
        implements Serializable {

    /** Every value of {@code column} stands in {@code toColumn} of {@code toTable}. */
    public record Reference(String column, String toTable, String toColumn) implements Serializable {}

    public Table {
        key = List.copyOf(key);
        sortedBy = List.copyOf(sortedBy);
        bloomFilters = List.copyOf(bloomFilters);
        columns = List.copyOf(columns);
        references = List.copyOf(references);
        List<String> names = columns.stream().map(Column::name).toList();
        for (List<String> used : List.of(
                key,
                sortedBy,
                bloomFilters,
                references.stream().map(Reference::column).toList())) {
            if (!names.containsAll(used)) {
                throw new IllegalArgumentException(name + ": " + used + " are not all columns of " + names);
            }
        }
        for (Column column : columns) {
            if (column.nullable() && (key.contains(column.name()) || sortedBy.contains(column.name()))) {
                throw new IllegalArgumentException(
                        name + ": " + column.name() + " is nullable, so nothing is told by it");
            }
        }
    }

    public StructType schema() {
        return new StructType(columns.stream().map(Column::field).toArray(StructField[]::new));
    }

    public String[] columnNames() {
        return columns.stream().map(Column::name).toArray(String[]::new);
    }

    /** The place of a column among the columns, from 0. */
    public int place(String column) {
        int place = Arrays.asList(columnNames()).indexOf(column);
        if (place < 0) {
            throw new IllegalArgumentException(name + " has no column " + column);
        }
        return place;
    }

    public static Builder named(String name, String meaning) {
        return new Builder(name, meaning);
    }

    /** Collects a definition so that a table's file reads like its documentation. */
    public static final class Builder {
        private final String name;
        private final String meaning;
        private List<String> key = List.of();
        private List<String> sortedBy = List.of();
        private List<String> bloomFilters = List.of();
        private final List<Column> columns = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();

        private Builder(String name, String meaning) {
            this.name = name;
            this.meaning = meaning;
        }

        public Builder key(String... names) {
            key = List.of(names);
            return this;
        }

        public Builder sortedBy(String... names) {
            sortedBy = List.of(names);
            return this;
        }

        public Builder bloomFilters(String... names) {
            bloomFilters = List.of(names);
            return this;
        }

        /** A column that always has a value. */
        public Builder column(String column, DataType type, String unit, String what) {
            columns.add(new Column(column, type, unit, what, false));
            return this;
        }

        /** A column whose value may be absent. */
        public Builder optional(String column, DataType type, String unit, String what) {
            columns.add(new Column(column, type, unit, what, true));
            return this;
        }

        public Builder references(String column, String toTable, String toColumn) {
            references.add(new Reference(column, toTable, toColumn));
            return this;
        }

        public Table build() {
            return new Table(name, meaning, key, sortedBy, bloomFilters, columns, references);
        }
    }
}
