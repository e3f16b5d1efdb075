package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.TableFile;
import dev.broadsheet.table.Column;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Table.Reference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;

/**
 * Reads one file of a table through, once, and holds it against every rule that can be told within a file.
 *
 * @param table its definition, or as much of it as is asked for
 * @param path the file
 * @param size its length
 * @param whole whether the definition is all of the table
 */
record FilePass(Table table, String path, long size, boolean whole) implements Work<FileSummary> {

    @Override
    public FileSummary run(Configuration configuration) {
        Path file = new Path(path);
        try (ParquetFileReader reader = TableFile.open(file, configuration)) {
            return read(reader);
        } catch (IOException | RuntimeException e) {
            // Damaged pages and footers come as exceptions of many kinds. A storage that fails asks again by itself.
            return summary(0, 0, Optional.of(new Breach("can be read", "a Parquet file", e.toString())));
        }
    }

    private FileSummary read(ParquetFileReader reader) throws IOException {
        Optional<Breach> breach = FileSchema.check(table, reader.getFooter(), whole);
        if (breach.isPresent()) {
            return summary(reader.getRecordCount(), 0, breach);
        }
        OpenColumns columns = new OpenColumns(table, reader.getFileMetaData().getSchema());
        reader.setRequestedSchema(columns.schema());
        SortedRows order =
                new SortedRows(table.sortedBy().stream().map(columns::steps).toList());
        List<Figures.Collector> figures = figured().stream()
                .map(name -> new Figures.Collector(columns.flat(name)))
                .toList();
        List<RowRule> rules = rules(columns, order, figures);
        long rows = 0;
        for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
            columns.enter(group);
            long end = rows + group.getRowCount();
            while (rows < end) {
                int batch = (int) Math.min(OpenColumns.BATCH, end - rows);
                breach = columns.read(batch);
                for (int i = 0; i < rules.size() && breach.isEmpty(); i++) {
                    breach = rules.get(i).check(rows, batch);
                }
                if (breach.isPresent()) {
                    return summary(reader.getRecordCount(), rows, breach);
                }
                rows += batch;
            }
            columns.leave();
        }
        for (int i = 0; i < rules.size() && breach.isEmpty(); i++) {
            breach = rules.get(i).end();
        }
        Map<String, Figures> found = new HashMap<>();
        figures.forEach(column -> found.put(column.name(), column.figures()));
        return new FileSummary(
                path, reader.getRecordCount(), rows, located(breach), order.first(), order.last(), found);
    }

    private List<RowRule> rules(OpenColumns columns, SortedRows order, List<Figures.Collector> figures) {
        List<RowRule> rules = new ArrayList<>();
        rules.add(order);
        for (List<String> key : TableKeys.of(table)) {
            List<String> leading = TableKeys.leading(table, key);
            rules.add(new UniqueRows(
                    leading.stream().map(columns::steps).toList(),
                    key.stream()
                            .filter(name -> !leading.contains(name))
                            .map(columns::flat)
                            .toList()));
        }
        if (whole) {
            TableLaws.of(table.name()).forEach(law -> law.rule(columns).ifPresent(rules::add));
        }
        rules.addAll(figures);
        return rules;
    }

    /** The columns whose bounds laws ask for, or references to numbered rows. */
    private List<String> figured() {
        return Stream.concat(
                        TableLaws.of(table.name()).stream().flatMap(law -> law.figures().stream()),
                        table.references().stream().map(Reference::column))
                .distinct()
                .filter(this::isFigured)
                .toList();
    }

    private boolean isFigured(String name) {
        Optional<Column> column =
                table.columns().stream().filter(one -> one.name().equals(name)).findFirst();
        return column.map(Column::type)
                .filter(type -> type instanceof IntegerType || type instanceof LongType || type instanceof DoubleType)
                .isPresent();
    }

    private FileSummary summary(long footerRows, long rows, Optional<Breach> breach) {
        return new FileSummary(path, footerRows, rows, located(breach), List.of(), List.of(), Map.of());
    }

    private List<Breach> located(Optional<Breach> breach) {
        return breach.map(one -> one.in(new Path(path).getName())).stream().toList();
    }
}
