package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.config.KeptField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which field of an article a named field of a record is, and by what name it is kept, by the settings and without regard to case. */
final class FieldNames {

    /** A field, and how far down the list of its names the one used stands: lower ranks win. */
    record Slot(Field field, int rank) {}

    /** A field that is kept by a name, and how far down the list of what records call it the one used stands. */
    record Keeper(String name, int rank) {}

    private final Map<String, Slot> slots = new HashMap<>();
    private final Map<String, List<Keeper>> keepers = new HashMap<>();

    FieldNames(Map<Field, List<String>> names, List<KeptField> kept) {
        for (KeptField field : kept) {
            for (int rank = 0; rank < field.fields().size(); rank++) {
                keepers.computeIfAbsent(field.fields().get(rank).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(new Keeper(field.name(), rank));
            }
        }
        for (Field field : Field.values()) {
            List<String> list = names.getOrDefault(field, List.of());
            for (int rank = 0; rank < list.size(); rank++) {
                slots.putIfAbsent(list.get(rank).toLowerCase(Locale.ROOT), new Slot(field, rank));
            }
        }
    }

    /** By what names a field is kept; mostly none. */
    List<Keeper> keepers(String name) {
        return keepers.isEmpty() ? List.of() : keepers.getOrDefault(name.strip().toLowerCase(Locale.ROOT), List.of());
    }

    /** Whether the field is of any use. */
    boolean isKnown(String name) {
        return slot(name).isPresent() || !keepers(name).isEmpty();
    }

    Optional<Slot> slot(String name) {
        Slot exact = slots.get(name);
        return Optional.ofNullable(
                exact != null ? exact : slots.get(name.strip().toLowerCase(Locale.ROOT)));
    }
}
