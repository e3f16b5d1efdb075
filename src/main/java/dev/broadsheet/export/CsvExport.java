package dev.broadsheet.export;

import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import dev.broadsheet.table.Table;
import dev.broadsheet.table.Tables;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tables as CSV: UTF-8, one file a table, a header, RFC 4180's quotes, rows in the table's order. Cells are as {@link CsvCell} says. One
 * partition of a table is in the driver at a time.
 *
 * @param names of tables; empty: all that are published
 */
public record CsvExport(List<String> names) implements Export {

    public CsvExport {
        names = List.copyOf(names);
    }

    @Override
    public List<Path> write(PublishedTables tables, Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        for (String name : names.isEmpty() ? tables.folders().keySet() : names) {
            written.add(write(name, tables.read(name), folder.resolve(name + ".csv")));
        }
        return written;
    }

    private static Path write(String name, Dataset<Row> rows, Path file) throws IOException {
        Table table = Tables.named(name);
        Dataset<Row> ordered = table.sortedBy().isEmpty()
                ? rows
                : rows.orderBy(table.sortedBy().stream()
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(org.apache.spark.sql.Column[]::new));
        try (Writer out = Files.newBufferedWriter(file)) {
            write(rows.columns(), ordered.toLocalIterator(), out);
        }
        return file;
    }

    /** Writes a header and rows. */
    static void write(String[] header, Iterator<Row> rows, Writer out) {
        CsvWriter csv = new CsvWriter(out, settings());
        csv.writeHeaders(header);
        rows.forEachRemaining(row -> {
            String[] cells = new String[row.size()];
            java.util.Arrays.setAll(cells, i -> CsvCell.of(row.get(i)));
            csv.writeRow((Object[]) cells);
        });
        csv.flush();
    }

    private static CsvWriterSettings settings() {
        CsvWriterSettings settings = new CsvWriterSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.getFormat().setQuoteEscape('"');
        // or a quote within a cell would stand there bare
        settings.setQuoteEscapingEnabled(true);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setMaxColumns(1 << 10);
        return settings;
    }
}
