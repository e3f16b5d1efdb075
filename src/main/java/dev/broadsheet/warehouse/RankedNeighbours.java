package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.FlatColumn;
import dev.broadsheet.parquet.Steps;
import java.util.Optional;

/** Groups of rows are ranked from 1 without a gap, by a figure above 0 and at most 1 from the highest, equal ones by item; none is its own item. */
final class RankedNeighbours implements RowRule {

    static final String RULE = "ranked neighbours";

    private final Steps group;
    private final FlatColumn rank;
    private final FlatColumn item;
    private final FlatColumn figure;
    private int size;
    private double lastFigure;
    private Object lastItem = "";

    RankedNeighbours(Steps group, FlatColumn rank, FlatColumn item, FlatColumn figure) {
        this.group = group;
        this.rank = rank;
        this.item = item;
        this.figure = figure;
    }

    @Override
    public Optional<Breach> check(long before, int rows) {
        for (int i = 0; i < rows; i++) {
            size = group.steps()[i] == 0 ? size + 1 : 1;
            double near = figure.reals()[i];
            Object other = item.value(i);
            if (rank.ints()[i] != size) {
                return breach(before + i, "rank " + size, "rank " + rank.ints()[i]);
            }
            // so put that a figure that is not a number is wrong, too
            if (!(near > 0 && near <= 1)) {
                return breach(before + i, figure.name() + " above 0 and at most 1", String.valueOf(near));
            }
            if (Values.compare(other, group.column().value(i)) == 0) {
                return breach(before + i, "another " + group.column().name(), "itself");
            }
            if (size > 1 && !(near < lastFigure || (near == lastFigure && Values.compare(other, lastItem) > 0))) {
                return breach(
                        before + i,
                        figure.name() + " from the highest, equal ones by " + item.name(),
                        Values.text(other) + " with " + near + " after " + Values.text(lastItem) + " with "
                                + lastFigure);
            }
            lastFigure = near;
            lastItem = other;
        }
        return Optional.empty();
    }

    private static Optional<Breach> breach(long row, String expected, String found) {
        return Optional.of(new Breach(RULE, expected, found + " in row " + row));
    }
}
