package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.FlatColumn;
import java.util.List;
import java.util.Optional;

/** In every row some figures do not fall from one column to the next, and lie between 0 and 1. */
final class OrderedFigures implements RowRule {

    private final List<FlatColumn> columns;

    OrderedFigures(List<FlatColumn> columns) {
        this.columns = columns;
    }

    static String rule(List<String> columns) {
        return String.join(" <= ", columns);
    }

    @Override
    public Optional<Breach> check(long before, int rows) {
        for (int i = 0; i < rows; i++) {
            double last = 0;
            for (FlatColumn column : columns) {
                double figure = column.reals()[i];
                // so put that a figure that is not a number is wrong, too
                if (!(figure >= last && figure <= 1)) {
                    return Optional.of(new Breach(
                            rule(columns.stream().map(FlatColumn::name).toList()),
                            "from " + last + " to 1",
                            column.name() + " " + figure + " in row " + (before + i)));
                }
                last = figure;
            }
        }
        return Optional.empty();
    }
}
