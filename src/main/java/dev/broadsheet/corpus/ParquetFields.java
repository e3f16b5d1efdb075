package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.FieldNames.Keeper;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** One row of a Parquet file as fields. */
final class ParquetFields {

    private static final long JULIAN_DAY_OF_1970 = 2_440_588;

    private ParquetFields() {}

    /** The columns that are fields; all of them when none is, so that there are rows to say so of. */
    static MessageType wanted(MessageType all, FieldNames names) {
        List<Type> fields =
                all.getFields().stream().filter(t -> names.isKnown(t.getName())).toList();
        return new MessageType(all.getName(), fields.isEmpty() ? all.getFields() : fields);
    }

    static RawFields of(Group row, FieldNames names) {
        RawFields fields = new RawFields();
        for (Type type : row.getType().getFields()) {
            List<Keeper> keepers = names.keepers(type.getName());
            if (!keepers.isEmpty()) {
                fields.keep(keepers, texts(row, type));
            }
            Optional<Slot> slot = names.slot(type.getName());
            if (slot.isPresent() && row.getFieldRepetitionCount(type.getName()) == 1) {
                put(row, type, slot.get(), fields);
            } else if (slot.isPresent() && type.isRepetition(Type.Repetition.REPEATED)) {
                fields.putWrongType(slot.get(), type.getName(), "a repeated value");
            }
        }
        return fields;
    }

    /** A value, or those of a list; a group of another kind has none. */
    private static List<String> texts(Group row, Type type) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.getFieldRepetitionCount(type.getName()); i++) {
            if (type.isPrimitive()) {
                texts.add(value(row, type.getName(), i, type.asPrimitiveType()));
            } else if (type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation
                    || type.isRepetition(Type.Repetition.REPEATED)) {
                Group inner = row.getGroup(type.getName(), i);
                inner.getType().getFields().forEach(each -> texts.addAll(texts(inner, each)));
            }
        }
        return texts;
    }

    private static void put(Group row, Type type, Slot slot, RawFields fields) {
        String name = type.getName();
        if (!type.isPrimitive()) {
            fields.putWrongType(slot, name, "a group");
            return;
        }
        boolean binary = type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        if (slot.field() == Field.TEXT && !binary) {
            fields.putWrongType(slot, name, "a number");
        } else {
            fields.put(slot, value(row, name, 0, type.asPrimitiveType()));
        }
    }

    private static String value(Group row, String name, int at, PrimitiveType type) {
        if (type.getLogicalTypeAnnotation() instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(row.getInteger(name, at)).toString();
        }
        if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp) {
            ChronoUnit unit =
                    switch (timestamp.getUnit()) {
                        case MILLIS -> ChronoUnit.MILLIS;
                        case MICROS -> ChronoUnit.MICROS;
                        case NANOS -> ChronoUnit.NANOS;
                    };
            return Instant.EPOCH.plus(row.getLong(name, at), unit).toString();
        }
        return switch (type.getPrimitiveTypeName()) {
            case BINARY -> row.getBinary(name, at).toStringUsingUTF8();
            case INT96 -> legacyTimestamp(NanoTime.fromBinary(row.getInt96(name, at)));
            default -> row.getValueToString(row.getType().getFieldIndex(name), at);
        };
    }

    private static String legacyTimestamp(NanoTime time) {
        return Instant.EPOCH
                .plus(time.getJulianDay() - JULIAN_DAY_OF_1970, ChronoUnit.DAYS)
                .plusNanos(time.getTimeOfDayNanos())
                .toString();
    }
}
