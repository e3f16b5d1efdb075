package dev.broadsheet.parquet;

import dev.broadsheet.table.Column;
import dev.broadsheet.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
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

/** How rows of a table stand in Parquet: the schema, and each value's way into the file. */
final class TableSupport extends WriteSupport<Cells> {

    /** Where Spark looks for its own schema in a file's footer; what Parquet's schema cannot say stands there. */
    static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

    /** Writes the value of one column of a row. */
    @FunctionalInterface
    private interface Put {
        void put(Cells row, int column, RecordConsumer out);
    }

    private final Table table;
    private final String[] names;
    private final Put[] puts;
    private RecordConsumer out;

    TableSupport(Table table) {
        this.table = table;
        this.names = table.columnNames();
        this.puts = table.columns().stream().map(TableSupport::put).toArray(Put[]::new);
    }

    /**
     * The Parquet schema of a table; the same as of a table that Spark writes. By settings, since the constructor that takes them one by one has
     * other parameters from one release of Spark to the next.
     */
    static MessageType schema(Table table) {
        SQLConf settings = new SQLConf();
        settings.setConfString("spark.sql.parquet.writeLegacyFormat", "false");
        settings.setConfString("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        settings.setConfString("spark.sql.parquet.fieldId.write.enabled", "false");
        return new SparkToParquetSchemaConverter(settings).convert(table.schema());
    }

    @Override
    public String getName() {
        return "broadsheet";
    }

    @Override
    @SuppressWarnings("deprecation") // the method that replaces it calls this one, which has to be there
    public WriteContext init(Configuration configuration) {
        Map<String, String> footer = new HashMap<>();
        footer.put(SPARK_SCHEMA, table.schema().json());
        return new WriteContext(schema(table), footer);
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(Cells row) {
        out.startMessage();
        for (int i = 0; i < puts.length; i++) {
            if (!row.isNull(i)) {
                out.startField(names[i], i);
                puts[i].put(row, i, out);
                out.endField(names[i], i);
            }
        }
        out.endMessage();
    }

    private static Put put(Column column) {
        DataType type = column.type();
        if (type instanceof IntegerType || type instanceof DateType) {
            return (row, i, out) -> out.addInteger(row.integer(i));
        } else if (type instanceof LongType || type instanceof TimestampType) {
            return (row, i, out) -> out.addLong(row.longInteger(i));
        } else if (type instanceof DoubleType) {
            return (row, i, out) -> out.addDouble(row.real(i));
        } else if (type instanceof BooleanType) {
            return (row, i, out) -> out.addBoolean(row.truth(i));
        } else if (type instanceof StringType) {
            return (row, i, out) -> out.addBinary(row.bytes(i));
        } else if (type instanceof MapType || type instanceof ArrayType) {
            return (row, i, out) -> nested(type, row.nested(i), out);
        }
        throw new IllegalArgumentException(column.name() + " is of a type that cannot be written: " + type);
    }

    private static void nested(DataType type, Object value, RecordConsumer out) {
        if (type instanceof MapType map) {
            map(map, (Map<?, ?>) value, out);
        } else if (type instanceof ArrayType array) {
            list(array, (List<?>) value, out);
        } else if (value instanceof Integer number) {
            out.addInteger(number);
        } else if (value instanceof Long number) {
            out.addLong(number);
        } else if (value instanceof Double number) {
            out.addDouble(number);
        } else if (value instanceof String text) {
            out.addBinary(Binary.fromString(text));
        } else {
            throw new IllegalArgumentException("a value of " + type + " cannot be written: " + value);
        }
    }

    /** The three-level form of the Parquet format's LogicalTypes, "Maps". */
    private static void map(MapType type, Map<?, ?> values, RecordConsumer out) {
        out.startGroup();
        if (!values.isEmpty()) {
            out.startField("key_value", 0);
            values.forEach((key, value) -> {
                out.startGroup();
                field("key", 0, type.keyType(), key, out);
                field("value", 1, type.valueType(), value, out);
                out.endGroup();
            });
            out.endField("key_value", 0);
        }
        out.endGroup();
    }

    /** The three-level form of the Parquet format's LogicalTypes, "Lists". */
    private static void list(ArrayType type, List<?> values, RecordConsumer out) {
        out.startGroup();
        if (!values.isEmpty()) {
            out.startField("list", 0);
            for (Object value : values) {
                out.startGroup();
                field("element", 0, type.elementType(), value, out);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }

    private static void field(String name, int place, DataType type, Object value, RecordConsumer out) {
        out.startField(name, place);
        nested(type, value, out);
        out.endField(name, place);
    }
}
