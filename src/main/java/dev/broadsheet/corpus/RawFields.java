package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The fields of one record as they were found, before cleaning. Of several candidates the first that is not blank wins. */
final class RawFields {

    private record Value(int rank, String text) {}

    private final Map<Field, Value> values = new EnumMap<>(Field.class);
    private Optional<String> wrongText = Optional.empty();
    private boolean textSeen;

    static RawFields text(String text) {
        RawFields fields = new RawFields();
        fields.put(new Slot(Field.TEXT, 0), text);
        return fields;
    }

    void put(Slot slot, String value) {
        textSeen |= slot.field() == Field.TEXT;
        Value before = values.get(slot.field());
        if (!value.isBlank() && (before == null || slot.rank() < before.rank())) {
            values.put(slot.field(), new Value(slot.rank(), value));
        }
    }

    /** Notes a value of a type that the field cannot have; it only matters when no other candidate holds the text. */
    void putWrongType(Slot slot, String name, String type) {
        if (slot.field() == Field.TEXT) {
            wrongText = Optional.of("the text field '" + name + "' holds " + type + ", not a string");
        }
    }

    void putText(String text) {
        textSeen = true;
        values.put(Field.TEXT, new Value(-1, text));
    }

    Optional<String> get(Field field) {
        return Optional.ofNullable(values.get(field)).map(Value::text);
    }

    Optional<String> wrongText() {
        return wrongText;
    }

    boolean textSeen() {
        return textSeen;
    }
}
