package dev.broadsheet.parquet;

import org.apache.parquet.io.api.Binary;

/**
 * The values of one row of a table, by the place of their column. One object may stand for row after row: whoever takes rows
 * from an iterator of cells is done with one before asking for the next.
 *
 * <p>Each accessor is for the columns of one Spark type: {@link #integer} for int and date (days since 1970), {@link
 * #longInteger} for long and timestamp (microseconds since 1970 UTC), {@link #bytes} for string (UTF-8) and binary, {@link
 * #nested} for arrays, maps and structs (a list, a map or a Spark row). An accessor for another type fails.
 */
public interface Cells {

    /** Whether the row has no value in this column. */
    boolean isNull(int column);

    default int integer(int column) {
        throw wrongType(column);
    }

    default long longInteger(int column) {
        throw wrongType(column);
    }

    default double real(int column) {
        throw wrongType(column);
    }

    default boolean truth(int column) {
        throw wrongType(column);
    }

    default Binary bytes(int column) {
        throw wrongType(column);
    }

    default Object nested(int column) {
        throw wrongType(column);
    }

    private static IllegalStateException wrongType(int column) {
        return new IllegalStateException("column " + column + " is not of this type");
    }
}
