package dev.broadsheet.parquet;

import java.util.Arrays;
import org.apache.parquet.io.api.Binary;

/** How each row's value in a column stands to that of the row before it, within a file. */
public final class Steps {

    private final FlatColumn column;
    private final byte[] steps;
    private boolean begun;
    private int lastInt;
    private long lastLong;
    private double lastReal;
    private int lastPlace = -1;
    private byte[] lastBytes = {};

    /** Of a column without nulls. */
    public Steps(FlatColumn column, int batch) {
        this.column = column;
        this.steps = new byte[batch];
    }

    public FlatColumn column() {
        return column;
    }

    /** For each row of the last batch: negative when it comes after the row before, 0 when equal, positive when before. */
    public byte[] steps() {
        return steps;
    }

    /** A dictionary is of one row group only: its numbers say nothing about the next. */
    public void enter() {
        lastPlace = -1;
    }

    /** Takes in the batch that the column has just read. */
    public void take(int rows) {
        switch (column.type()) {
            case INT32, BOOLEAN -> integers(rows);
            case INT64 -> longs(rows);
            case DOUBLE -> reals(rows);
            default -> strings(rows);
        }
        if (!begun && rows > 0) {
            begun = true;
            steps[0] = -1;
        }
    }

    private void integers(int rows) {
        int last = lastInt;
        int[] values = column.ints();
        for (int i = 0; i < rows; i++) {
            steps[i] = (byte) Integer.compare(last, values[i]);
            last = values[i];
        }
        lastInt = last;
    }

    private void longs(int rows) {
        for (int i = 0; i < rows; i++) {
            steps[i] = (byte) Long.compare(lastLong, column.longs()[i]);
            lastLong = column.longs()[i];
        }
    }

    private void reals(int rows) {
        for (int i = 0; i < rows; i++) {
            steps[i] = (byte) Double.compare(lastReal, column.reals()[i]);
            lastReal = column.reals()[i];
        }
    }

    private void strings(int rows) {
        int[] places = column.ints();
        int last = lastPlace;
        for (int i = 0; i < rows; i++) {
            int place = places[i];
            if (place >= 0 && place == last) {
                steps[i] = 0;
            } else {
                byte[] bytes = bytes(column.binary(i), place);
                steps[i] = (byte) Integer.signum(Arrays.compareUnsigned(lastBytes, bytes));
                lastBytes = bytes;
                last = place;
            }
        }
        lastPlace = last;
    }

    /** A plain value is copied: it would keep its whole page. */
    private static byte[] bytes(Binary value, int place) {
        return place >= 0 ? value.getBytesUnsafe() : value.getBytes();
    }
}
