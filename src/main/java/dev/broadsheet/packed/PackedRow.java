package dev.broadsheet.packed;

import dev.broadsheet.parquet.Cells;
import dev.broadsheet.table.Column;
import dev.broadsheet.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A row of a table in packed form: for each column in order, whether there is a value if the column may be without, and the
 * value. Takes apart one row after another; values may be replaced before the row is written.
 */
public final class PackedRow implements Cells {

    private enum Kind {
        WHOLE,
        REAL,
        TRUTH,
        TEXT,
        TEXTS,
        LISTS
    }

    private final Kind[] kinds;
    private final boolean[] nullable;
    private final boolean[] absent;
    private final long[] whole;
    private final double[] real;
    private final Binary[] text;
    private final List<List<String>> texts;
    private final List<SortedMap<String, List<String>>> lists;
    private final PackedReader in = new PackedReader();

    public PackedRow(Table table) {
        List<Column> columns = table.columns();
        int size = columns.size();
        kinds = columns.stream().map(column -> kind(column.type())).toArray(Kind[]::new);
        nullable = new boolean[size];
        for (int i = 0; i < size; i++) {
            nullable[i] = columns.get(i).nullable();
        }
        absent = new boolean[size];
        whole = new long[size];
        real = new double[size];
        text = new Binary[size];
        texts = new ArrayList<>(Collections.nCopies(size, List.of()));
        lists = new ArrayList<>(Collections.nCopies(size, Collections.emptySortedMap()));
    }

    private static Kind kind(DataType type) {
        if (type instanceof DoubleType) {
            return Kind.REAL;
        } else if (type instanceof BooleanType) {
            return Kind.TRUTH;
        } else if (type instanceof StringType) {
            return Kind.TEXT;
        } else if (type instanceof ArrayType array && array.elementType() instanceof StringType) {
            return Kind.TEXTS;
        } else if (type instanceof MapType map
                && map.keyType() instanceof StringType
                && map.valueType() instanceof ArrayType) {
            return Kind.LISTS;
        } else if (type instanceof IntegerType
                || type instanceof LongType
                || type instanceof DateType
                || type instanceof TimestampType) {
            return Kind.WHOLE;
        }
        throw new IllegalArgumentException("no packed form for " + type);
    }

    /** Packs values in the order of the columns: Integer, Long, Double, Boolean, String, a list of strings, a map of such lists by strings, or null where there is none. */
    public static byte[] pack(Table table, PackedWriter out, Object... values) {
        List<Column> columns = table.columns();
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    table.name() + " has " + columns.size() + " columns, not " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (columns.get(i).nullable()) {
                out.flag(values[i] == null);
                if (values[i] == null) {
                    continue;
                }
            }
            if (values[i] instanceof String value) {
                out.text(value);
            } else if (values[i] instanceof Double value) {
                out.real(value);
            } else if (values[i] instanceof Boolean value) {
                out.flag(value);
            } else if (values[i] instanceof Number value) {
                out.number(value.longValue());
            } else if (values[i] instanceof List<?> value) {
                texts(value, out);
            } else if (values[i] instanceof SortedMap<?, ?> value) {
                lists(value, out);
            } else {
                throw new IllegalArgumentException(
                        table.name() + "." + columns.get(i).name() + " cannot be " + values[i]);
            }
        }
        return out.take();
    }

    /** Packs the cells of a row. */
    public static byte[] pack(Table table, PackedWriter out, Cells row) {
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).nullable()) {
                out.flag(row.isNull(i));
                if (row.isNull(i)) {
                    continue;
                }
            }
            DataType type = columns.get(i).type();
            switch (kind(type)) {
                case WHOLE ->
                    out.number(
                            type instanceof IntegerType || type instanceof DateType
                                    ? row.integer(i)
                                    : row.longInteger(i));
                case REAL -> out.real(row.real(i));
                case TRUTH -> out.flag(row.truth(i));
                case TEXT -> out.bytes(row.bytes(i).getBytes());
                case TEXTS -> texts((List<?>) row.nested(i), out);
                case LISTS -> lists((SortedMap<?, ?>) row.nested(i), out);
            }
        }
        return out.take();
    }

    private static void lists(SortedMap<?, ?> value, PackedWriter out) {
        out.count(value.size());
        value.forEach((name, list) -> texts((List<?>) list, out.text((String) name)));
    }

    private static void texts(List<?> value, PackedWriter out) {
        out.count(value.size());
        value.forEach(each -> out.text((String) each));
    }

    /** Takes a packed row apart. */
    public PackedRow set(byte[] packed) {
        in.reset(packed);
        for (int i = 0; i < kinds.length; i++) {
            absent[i] = nullable[i] && in.flag();
            if (!absent[i]) {
                switch (kinds[i]) {
                    case WHOLE -> whole[i] = in.number();
                    case REAL -> real[i] = in.real();
                    case TRUTH -> whole[i] = in.flag() ? 1 : 0;
                    case TEXT -> text[i] = in.utf8();
                    case TEXTS -> texts.set(i, texts());
                    case LISTS -> lists.set(i, lists());
                }
            }
        }
        return this;
    }

    private List<String> texts() {
        List<String> read = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            read.add(in.text());
        }
        return read;
    }

    private SortedMap<String, List<String>> lists() {
        int size = in.count();
        if (size == 0) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, List<String>> read = new TreeMap<>();
        for (int left = size; left > 0; left--) {
            read.put(in.text(), texts());
        }
        return read;
    }

    public void replace(int column, String value) {
        absent[column] = false;
        text[column] = Binary.fromString(value);
    }

    public void replace(int column, boolean value) {
        absent[column] = false;
        whole[column] = value ? 1 : 0;
    }

    @Override
    public boolean isNull(int column) {
        return absent[column];
    }

    @Override
    public int integer(int column) {
        return (int) whole[column];
    }

    @Override
    public long longInteger(int column) {
        return whole[column];
    }

    @Override
    public double real(int column) {
        return real[column];
    }

    @Override
    public boolean truth(int column) {
        return whole[column] != 0;
    }

    @Override
    public Binary bytes(int column) {
        return text[column];
    }

    @Override
    public Object nested(int column) {
        return kinds[column] == Kind.LISTS ? lists.get(column) : texts.get(column);
    }
}
