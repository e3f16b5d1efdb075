package dev.broadsheet.job;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns of even width. */
final class Columns {

    private static final String GAP = "  ";

    private Columns() {}

    /**
     * Lays out rows of equally many cells.
     *
     * @param indent before each row
     * @param right columns that are flush right, from 0
     */
    static List<String> of(String indent, List<Integer> right, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(other -> other.get(column).length())
                        .max()
                        .orElse(0);
                String space = " ".repeat(width - row.get(i).length());
                line.append(i == 0 ? "" : GAP).append(right.contains(i) ? space + row.get(i) : row.get(i) + space);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
