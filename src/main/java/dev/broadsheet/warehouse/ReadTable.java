package dev.broadsheet.warehouse;

import dev.broadsheet.table.Table;
import java.util.List;

/** A table whose files were all read through. */
record ReadTable(Table table, List<FileSummary> files) {

    String name() {
        return table.name();
    }

    long footerRows() {
        return files.stream().mapToLong(FileSummary::footerRows).sum();
    }

    long rows() {
        return files.stream().mapToLong(FileSummary::rows).sum();
    }

    /** Whether somebody asked for the figures of a column. */
    boolean hasFigures(String column) {
        return files.stream().allMatch(file -> file.figures().containsKey(column));
    }

    Figures figures(String column) {
        return files.stream().map(file -> file.figures().get(column)).reduce(Figures.NONE, Figures::and);
    }
}
