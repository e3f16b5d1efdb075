package dev.broadsheet.warehouse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.parquet.io.api.Binary;

/** Values of columns as objects: what the ends of files and the keys of small tables are compared by. */
final class Values {

    private Values() {}

    /** Compares two values of the same column; strings by their bytes, which is the order of code points. */
    static int compare(Object a, Object b) {
        if (a instanceof Binary one && b instanceof Binary other) {
            return Arrays.compareUnsigned(one.getBytesUnsafe(), other.getBytesUnsafe());
        } else if (a instanceof Integer one && b instanceof Integer other) {
            return one.compareTo(other);
        } else if (a instanceof Long one && b instanceof Long other) {
            return one.compareTo(other);
        } else if (a instanceof Double one && b instanceof Double other) {
            return one.compareTo(other);
        } else if (a instanceof Boolean one && b instanceof Boolean other) {
            return one.compareTo(other);
        }
        throw new IllegalArgumentException(a + " cannot be compared to " + b);
    }

    /** Compares the leading values of two rows. */
    static int compare(List<Object> a, List<Object> b, int length) {
        for (int i = 0; i < length; i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    static String text(Object value) {
        return value instanceof Binary binary ? binary.toStringUsingUTF8() : String.valueOf(value);
    }

    static String text(List<Object> values) {
        return values.stream().map(Values::text).collect(Collectors.joining(", "));
    }
}
