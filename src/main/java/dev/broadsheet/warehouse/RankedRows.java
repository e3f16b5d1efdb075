package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.FlatColumn;
import dev.broadsheet.parquet.Steps;
import java.util.Optional;

/**
 * Groups of rows are ranked from 1 without a gap, by weight from the highest to the lowest and equal ones by item, and the
 * weights of a group, or the squares of these, sum to 1.
 */
final class RankedRows implements RowRule {

    static final String RULE = "ranked and weighed groups";

    /** How far sums of weights may be from 1. */
    static final double TOLERANCE = 1e-6;

    private final Steps group;
    private final FlatColumn rank;
    private final FlatColumn item;
    private final FlatColumn weight;
    private final boolean squares;
    private int size;
    private double sum;
    private double lastWeight;
    private int lastItem;

    RankedRows(Steps group, FlatColumn rank, FlatColumn item, FlatColumn weight, boolean squares) {
        this.group = group;
        this.rank = rank;
        this.item = item;
        this.weight = weight;
        this.squares = squares;
    }

    @Override
    public Optional<Breach> check(long before, int rows) {
        for (int i = 0; i < rows; i++) {
            if (group.steps()[i] != 0) {
                Optional<Breach> wrong = end();
                if (wrong.isPresent()) {
                    long row = before + i;
                    return wrong.map(breach -> breach.in("the group before row " + row));
                }
                size = 0;
                sum = 0;
            }
            size++;
            double heavy = weight.reals()[i];
            int number = item.ints()[i];
            if (rank.ints()[i] != size) {
                return breach(before + i, "rank " + size, "rank " + rank.ints()[i]);
            }
            if (size > 1 && !(heavy < lastWeight || (heavy == lastWeight && number > lastItem))) {
                return breach(
                        before + i,
                        "weights from the highest, equal ones by " + item.name(),
                        item.name() + " " + number + " with " + heavy + " after " + item.name() + " " + lastItem
                                + " with " + lastWeight);
            }
            lastWeight = heavy;
            lastItem = number;
            sum += squares ? heavy * heavy : heavy;
        }
        return Optional.empty();
    }

    @Override
    public Optional<Breach> end() {
        // so put that a sum that is not a number is wrong, too
        boolean right = size == 0 || Math.abs(sum - 1) <= TOLERANCE;
        return right
                ? Optional.empty()
                : Optional.of(new Breach(
                        RULE, (squares ? "squares of " : "") + weight.name() + " that sum to 1", "a sum of " + sum));
    }

    private static Optional<Breach> breach(long row, String expected, String found) {
        return Optional.of(new Breach(RULE, expected, found + " in row " + row));
    }
}
