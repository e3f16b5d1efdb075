package dev.broadsheet.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A column of single values, read batch by batch into arrays; a null leaves a zero. Strings that a dictionary holds stay
 * numbers, so that a value that stands in a thousand rows is decoded and looked at once.
 */
public final class FlatColumn {

    private final ColumnDescriptor column;
    private final PrimitiveTypeName type;
    private final int[] ints;
    private final long[] longs;
    private final double[] reals;
    private final Binary[] plain;
    private final boolean[] absent;
    private Optional<Pages> chunk = Optional.empty();
    private int[] intWords = {};
    private long[] longWords = {};
    private double[] realWords = {};
    private Binary[] words = {};
    private long nulls;
    private long invalid;

    /**
     * @param column of a file: no list, no map
     * @param batch most rows read at once
     */
    public FlatColumn(ColumnDescriptor column, int batch) {
        if (column.getMaxRepetitionLevel() > 0) {
            throw new IllegalArgumentException("a column with lists: " + column);
        }
        this.column = column;
        this.type = column.getPrimitiveType().getPrimitiveTypeName();
        this.ints = new int[batch];
        this.longs = new long[type == PrimitiveTypeName.INT64 ? batch : 0];
        this.reals = new double[type == PrimitiveTypeName.DOUBLE ? batch : 0];
        this.plain = new Binary[type == PrimitiveTypeName.BINARY ? batch : 0];
        this.absent = new boolean[nullable() ? batch : 0];
    }

    public String name() {
        return column.getPath()[0];
    }

    public PrimitiveTypeName type() {
        return type;
    }

    /** Whether the file allows nulls in this column. */
    public boolean nullable() {
        return column.getMaxDefinitionLevel() > 0;
    }

    /** Whether a row of the last batch has no value. */
    public boolean isNull(int row) {
        return nullable() && absent[row];
    }

    /** Begins a row group. */
    public void enter(PageReadStore rowGroup) throws IOException {
        Pages pages = new Pages(column, rowGroup.getPageReader(column));
        chunk = Optional.of(pages);
        intWords = new int[0];
        longWords = new long[0];
        realWords = new double[0];
        words = new Binary[0];
        pages.dictionary().ifPresent(this::learn);
    }

    /** Reads the next rows of the row group into the arrays. */
    public void read(int rows) throws IOException {
        Pages pages = chunk.orElseThrow();
        int done = 0;
        while (done < rows) {
            if (pages.left() == 0 && !pages.next()) {
                throw new ParquetDecodingException("the column " + name() + " ends before its row group");
            }
            int count = Math.min(rows - done, pages.left());
            decode(pages, done, count);
            pages.took(count);
            done += count;
        }
    }

    /** Fails unless all values of the row group were read. */
    public void leave() throws IOException {
        Pages pages = chunk.orElseThrow();
        if (pages.left() > 0 || pages.next()) {
            throw new ParquetDecodingException("the column " + name() + " holds more than its row group");
        }
    }

    /** Integers, days, or booleans as 0 and 1, of the last batch; for strings their place in the dictionary, or -1. */
    public int[] ints() {
        return ints;
    }

    /** Longs or microseconds of the last batch. */
    public long[] longs() {
        return longs;
    }

    public double[] reals() {
        return reals;
    }

    /** A string of the last batch. */
    Binary binary(int row) {
        return ints[row] < 0 ? plain[row] : words[ints[row]];
    }

    /** A value of the last batch that stays what it is when the next batch is read. */
    public Object value(int row) {
        return switch (type) {
            case INT32 -> ints[row];
            case BOOLEAN -> ints[row] != 0;
            case INT64 -> longs[row];
            case DOUBLE -> reals[row];
            case BINARY -> Binary.fromConstantByteArray(binary(row).getBytes());
            default -> throw unknown();
        };
    }

    /** A number of the last batch. */
    public double number(int row) {
        return switch (type) {
            case INT32, BOOLEAN -> ints[row];
            case INT64 -> longs[row];
            case DOUBLE -> reals[row];
            default -> throw new IllegalStateException("the column " + name() + " holds no numbers");
        };
    }

    /** Nulls read so far. */
    public long nulls() {
        return nulls;
    }

    /** Strings read so far that are not UTF-8; those of a dictionary count once. */
    public long invalid() {
        return invalid;
    }

    private void decode(Pages pages, int from, int count) throws IOException {
        if (!nullable()) {
            values(pages, from, count);
            return;
        }
        Pages.Levels levels = pages.definitions();
        int start = from;
        for (int i = from; i < from + count; i++) {
            absent[i] = levels.next() < column.getMaxDefinitionLevel();
            if (absent[i]) {
                values(pages, start, i - start);
                start = i + 1;
                nothing(i);
            }
        }
        values(pages, start, from + count - start);
    }

    private void nothing(int row) {
        nulls++;
        switch (type) {
            case INT32, BOOLEAN -> ints[row] = 0;
            case INT64 -> longs[row] = 0;
            case DOUBLE -> reals[row] = 0;
            default -> {
                ints[row] = -1;
                plain[row] = Binary.EMPTY;
            }
        }
    }

    private void values(Pages pages, int from, int count) {
        if (pages.places().isPresent()) {
            pages.places().get().read(ints, from, count);
            lookUp(from, from + count);
        } else if (pages.plain().isPresent() && type != PrimitiveTypeName.BINARY && type != PrimitiveTypeName.BOOLEAN) {
            copy(pages.plain().get(), from, count);
        } else {
            decode(pages.values(), from, from + count);
        }
    }

    /** Puts values where their places in the dictionary are; strings stay places. */
    private void lookUp(int from, int to) {
        switch (type) {
            case INT32 -> {
                for (int i = from; i < to; i++) {
                    ints[i] = intWords[ints[i]];
                }
            }
            case INT64 -> {
                for (int i = from; i < to; i++) {
                    longs[i] = longWords[ints[i]];
                }
            }
            case DOUBLE -> {
                for (int i = from; i < to; i++) {
                    reals[i] = realWords[ints[i]];
                }
            }
            default -> {
                for (int i = from; i < to; i++) {
                    if (ints[i] < 0 || ints[i] >= words.length) {
                        throw new ParquetDecodingException(
                                "the column " + name() + " refers to " + ints[i] + " of " + words.length + " words");
                    }
                }
            }
        }
    }

    /** Numbers that are stored as they are in memory. */
    private void copy(ByteBuffer plain, int from, int count) {
        int size;
        switch (type) {
            case INT32 -> {
                plain.asIntBuffer().get(ints, from, count);
                size = Integer.BYTES;
            }
            case INT64 -> {
                plain.asLongBuffer().get(longs, from, count);
                size = Long.BYTES;
            }
            case DOUBLE -> {
                plain.asDoubleBuffer().get(reals, from, count);
                size = Double.BYTES;
            }
            default -> throw unknown();
        }
        plain.position(plain.position() + count * size);
    }

    private void decode(ValuesReader in, int from, int to) {
        for (int i = from; i < to; i++) {
            switch (type) {
                case INT32 -> ints[i] = in.readInteger();
                case INT64 -> longs[i] = in.readLong();
                case DOUBLE -> reals[i] = in.readDouble();
                case BOOLEAN -> ints[i] = in.readBoolean() ? 1 : 0;
                case BINARY -> {
                    ints[i] = -1;
                    plain[i] = in.readBytes();
                    check(plain[i]);
                }
                default -> throw unknown();
            }
        }
    }

    private void check(Binary text) {
        if (!Utf8.isValid(text)) {
            invalid++;
        }
    }

    private void learn(Dictionary dictionary) {
        int size = dictionary.getMaxId() + 1;
        switch (type) {
            case INT32 -> {
                intWords = new int[size];
                Arrays.setAll(intWords, dictionary::decodeToInt);
            }
            case INT64 -> {
                longWords = new long[size];
                Arrays.setAll(longWords, dictionary::decodeToLong);
            }
            case DOUBLE -> {
                realWords = new double[size];
                Arrays.setAll(realWords, dictionary::decodeToDouble);
            }
            case BINARY -> {
                words = new Binary[size];
                for (int i = 0; i < size; i++) {
                    words[i] = dictionary.decodeToBinary(i);
                    check(words[i]);
                }
            }
            default -> throw unknown();
        }
    }

    private IllegalStateException unknown() {
        return new IllegalStateException("no column of a table is of type " + type);
    }
}
