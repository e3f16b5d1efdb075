package dev.broadsheet.table;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.spark.sql.Row;

/** The order of a table's rows within a file: by the columns of {@link Table#sortedBy}, texts code point by code point. */
public final class RowOrder {

    private RowOrder() {}

    public static Comparator<Row> of(Table table) {
        int[] places = table.sortedBy().stream().mapToInt(table::place).toArray();
        return (one, other) -> {
            int order = 0;
            for (int i = 0; i < places.length && order == 0; i++) {
                order = compare(one.get(places[i]), other.get(places[i]));
            }
            return order;
        };
    }

    private static int compare(Object one, Object other) {
        if (one instanceof Integer number) {
            return number.compareTo((Integer) other);
        } else if (one instanceof String text) {
            return Arrays.compareUnsigned(
                    text.getBytes(StandardCharsets.UTF_8), ((String) other).getBytes(StandardCharsets.UTF_8));
        }
        return day(one).compareTo(day(other));
    }

    /** A day that was read is of the one kind, one that was made of the other. */
    private static LocalDate day(Object value) {
        if (value instanceof Date read) {
            return read.toLocalDate();
        } else if (value instanceof LocalDate made) {
            return made;
        }
        throw new IllegalArgumentException("rows are not sorted by values such as " + value);
    }
}
