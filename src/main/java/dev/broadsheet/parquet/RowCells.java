package dev.broadsheet.parquet;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** The cells of a Spark row, for tables of a few rows. */
public final class RowCells implements Cells {

    private final Row row;

    public RowCells(Row row) {
        this.row = row;
    }

    @Override
    public boolean isNull(int column) {
        return row.isNullAt(column);
    }

    @Override
    public int integer(int column) {
        Object value = row.get(column);
        if (value instanceof LocalDate day) {
            return Math.toIntExact(day.toEpochDay());
        }
        return value instanceof Date day ? Math.toIntExact(day.toLocalDate().toEpochDay()) : row.getInt(column);
    }

    @Override
    public long longInteger(int column) {
        Object value = row.get(column);
        if (value instanceof Timestamp time) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
        }
        return value instanceof Instant time ? ChronoUnit.MICROS.between(Instant.EPOCH, time) : row.getLong(column);
    }

    @Override
    public double real(int column) {
        return row.getDouble(column);
    }

    @Override
    public boolean truth(int column) {
        return row.getBoolean(column);
    }

    @Override
    public Binary bytes(int column) {
        return Binary.fromString(row.getString(column));
    }

    @Override
    public Object nested(int column) {
        return plain(row.get(column));
    }

    private static Object plain(Object value) {
        if (value instanceof scala.collection.Seq<?> list) {
            return CollectionConverters.asJava(list).stream()
                    .map(RowCells::plain)
                    .toList();
        }
        if (value instanceof scala.collection.Map<?, ?> map) {
            SortedMap<Object, Object> entries = new TreeMap<>();
            CollectionConverters.asJava(map).forEach((key, each) -> entries.put(key, plain(each)));
            return entries;
        }
        return value;
    }
}
