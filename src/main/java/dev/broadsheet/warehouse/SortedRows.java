package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.Steps;
import java.util.List;
import java.util.Optional;

/** Rows stand in the order their table declares. Remembers the first row and the last, which bound a sorted file. */
final class SortedRows implements RowRule {

    private final List<Steps> order;
    private List<Object> first = List.of();
    private List<Object> last = List.of();

    SortedRows(List<Steps> order) {
        this.order = order;
    }

    @Override
    public Optional<Breach> check(long before, int rows) {
        if (rows == 0) {
            return Optional.empty();
        }
        for (int i = 0; i < rows; i++) {
            for (Steps column : order) {
                int step = column.steps()[i];
                if (step > 0) {
                    return Optional.of(breach(i, before));
                } else if (step < 0) {
                    break;
                }
            }
        }
        if (before == 0) {
            first = row(0);
        }
        last = row(rows - 1);
        return Optional.empty();
    }

    /** The sorted columns of the file's first row; empty for a file without rows. */
    List<Object> first() {
        return first;
    }

    List<Object> last() {
        return last;
    }

    private List<Object> row(int row) {
        return order.stream().map(steps -> steps.column().value(row)).toList();
    }

    private Breach breach(int row, long before) {
        List<String> names = order.stream().map(steps -> steps.column().name()).toList();
        return new Breach(
                "sorted by " + names,
                "every row after the one before",
                Values.text(row(row)) + " in row " + (before + row));
    }
}
