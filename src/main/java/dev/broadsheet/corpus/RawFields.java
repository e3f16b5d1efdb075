package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.FieldNames.Keeper;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of one record as they were found, before cleaning. Of several candidates the first that is not blank wins. */
final class RawFields {

    private record Value(int rank, String text) {}

    private record KeptValues(int rank, List<String> texts) {}

    private final Map<Field, Value> values = new EnumMap<>(Field.class);
    private final Map<String, KeptValues> kept = new TreeMap<>();
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

    /** Keeps a field of the record that is not blank; of several candidates the first wins. */
    void keep(List<Keeper> keepers, List<String> texts) {
        List<String> said = keepers.isEmpty()
                ? List.of()
                : texts.stream().filter(text -> !text.isBlank()).toList();
        for (Keeper keeper : said.isEmpty() ? List.<Keeper>of() : keepers) {
            KeptValues before = kept.get(keeper.name());
            if (before == null || keeper.rank() < before.rank()) {
                kept.put(keeper.name(), new KeptValues(keeper.rank(), said));
            }
        }
    }

    /** What is kept, by name, as it stood in the record. */
    SortedMap<String, List<String>> kept() {
        SortedMap<String, List<String>> texts = new TreeMap<>();
        kept.forEach((name, values) -> texts.put(name, values.texts()));
        return texts;
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
