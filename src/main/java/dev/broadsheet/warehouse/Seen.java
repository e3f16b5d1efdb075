package dev.broadsheet.warehouse;

import dev.broadsheet.parquet.FlatColumn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** What some columns held in the rows seen since the last {@link #clear}. */
interface Seen {

    void clear();

    /** Takes in a row of the columns' batch; whether it is new. */
    boolean add(int row);

    static Seen of(List<FlatColumn> columns) {
        return columns.size() == 1 && columns.get(0).type() == PrimitiveTypeName.INT32
                ? new Numbers(columns.get(0))
                : new Tuples(columns);
    }

    /** Numbers from 0 upwards by an array that says in which round each was last seen; others, which nobody expects, by a set. */
    final class Numbers implements Seen {

        private static final int LARGEST = 1 << 24;

        private final FlatColumn column;
        private final Set<Integer> others = new HashSet<>();
        private int[] rounds = new int[1 << 12];
        private int round = 1;

        Numbers(FlatColumn column) {
            this.column = column;
        }

        @Override
        public void clear() {
            round++;
            if (round == Integer.MAX_VALUE) {
                Arrays.fill(rounds, 0);
                round = 1;
            }
            if (!others.isEmpty()) {
                others.clear();
            }
        }

        @Override
        public boolean add(int row) {
            int number = column.ints()[row];
            if (number < 0 || number >= LARGEST) {
                return others.add(number);
            }
            if (number >= rounds.length) {
                rounds = Arrays.copyOf(rounds, Integer.highestOneBit(number) * 2);
            }
            boolean fresh = rounds[number] != round;
            rounds[number] = round;
            return fresh;
        }
    }

    /** Any columns, none of them included: then a second row is never new. */
    final class Tuples implements Seen {

        private final List<FlatColumn> columns;
        private final Set<List<Object>> rows = new HashSet<>();
        private boolean any;

        Tuples(List<FlatColumn> columns) {
            this.columns = columns;
        }

        @Override
        public void clear() {
            any = false;
            rows.clear();
        }

        @Override
        public boolean add(int row) {
            if (columns.isEmpty()) {
                boolean fresh = !any;
                any = true;
                return fresh;
            }
            return rows.add(columns.stream().map(column -> column.value(row)).toList());
        }
    }
}
