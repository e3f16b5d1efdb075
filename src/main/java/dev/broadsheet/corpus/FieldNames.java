package dev.broadsheet.corpus;

import dev.broadsheet.config.IngestSettings.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which field of an article a named field of a record is, by the settings and without regard to case. */
final class FieldNames {

    /** A field, and how far down the list of its names the one used stands: lower ranks win. */
    record Slot(Field field, int rank) {}

    private final Map<String, Slot> slots = new HashMap<>();

    FieldNames(Map<Field, List<String>> names) {
        for (Field field : Field.values()) {
            List<String> list = names.getOrDefault(field, List.of());
            for (int rank = 0; rank < list.size(); rank++) {
                slots.putIfAbsent(list.get(rank).toLowerCase(Locale.ROOT), new Slot(field, rank));
            }
        }
    }

    Optional<Slot> slot(String name) {
        Slot exact = slots.get(name);
        return Optional.ofNullable(
                exact != null ? exact : slots.get(name.strip().toLowerCase(Locale.ROOT)));
    }
}
