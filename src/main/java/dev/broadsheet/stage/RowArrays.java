package dev.broadsheet.stage;

import java.util.List;
import org.apache.spark.sql.Row;

/** Array columns of a row as primitive arrays. */
final class RowArrays {

    private RowArrays() {}

    static int[] ints(Row row, int column) {
        List<Integer> values = row.getList(column);
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The sum of an array column of whole numbers. */
    static long sum(Row row, int column) {
        List<Integer> values = row.getList(column);
        return values.stream().mapToLong(Integer::longValue).sum();
    }

    static double[] doubles(Row row, int column) {
        List<Double> values = row.getList(column);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
