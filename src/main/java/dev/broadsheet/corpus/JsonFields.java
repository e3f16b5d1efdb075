package dev.broadsheet.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.broadsheet.config.IngestSettings.Field;
import dev.broadsheet.corpus.FieldNames.Keeper;
import dev.broadsheet.corpus.FieldNames.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One JSON object as fields. Values that are no fields are read past, not built. */
final class JsonFields {

    /** What an object gave; a problem says what makes it useless although it is well-formed. */
    record Parsed(RawFields fields, Optional<String> problem) {}

    private final FieldNames names;

    JsonFields(FieldNames names) {
        this.names = names;
    }

    static JsonFactory factory(int maxRecordBytes) {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxStringLength(maxRecordBytes).build();
        return JsonFactory.builder().streamReadConstraints(constraints).build();
    }

    /** Reads the object whose opening brace the parser stands at, to its closing brace. */
    Parsed read(JsonParser json) throws IOException {
        RawFields fields = new RawFields();
        Set<String> seen = new HashSet<>();
        Optional<String> problem = Optional.empty();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (!seen.add(name)) {
                problem = Optional.of("the key '" + name + "' stands twice in one object");
            }
            json.nextToken();
            Optional<Slot> slot = names.slot(name);
            List<Keeper> keepers = names.keepers(name);
            if (json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
                fields.keep(keepers, List.of(json.getText()));
            }
            Optional<String> nested = slot.isPresent()
                    ? take(json, slot.get(), keepers, name, fields)
                    : keepers.isEmpty() ? pass(json) : keepElements(json, keepers, fields);
            problem = problem.isPresent() ? problem : nested;
        }
        return new Parsed(fields, problem);
    }

    private static Optional<String> take(
            JsonParser json, Slot slot, List<Keeper> keepers, String name, RawFields fields) throws IOException {
        switch (json.currentToken()) {
            case VALUE_STRING -> fields.put(slot, json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (slot.field() == Field.TEXT) {
                    fields.putWrongType(slot, name, "a number");
                } else {
                    fields.put(slot, json.getText());
                }
            }
            case VALUE_NULL -> {}
            case START_ARRAY -> {
                return takeArray(json, slot, keepers, name, fields);
            }
            case START_OBJECT -> {
                fields.putWrongType(slot, name, "an object");
                return pass(json);
            }
            default -> fields.putWrongType(slot, name, "true or false");
        }
        return Optional.empty();
    }

    /** An array of strings is paragraphs. */
    private static Optional<String> takeArray(
            JsonParser json, Slot slot, List<Keeper> keepers, String name, RawFields fields) throws IOException {
        List<String> paragraphs = new ArrayList<>();
        boolean strings = true;
        Optional<String> problem = Optional.empty();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                paragraphs.add(json.getText());
            } else {
                strings = false;
                Optional<String> nested = pass(json);
                problem = problem.isPresent() ? problem : nested;
            }
        }
        fields.keep(keepers, paragraphs);
        boolean text = slot.field() == Field.TEXT;
        if (text && strings) {
            fields.put(slot, String.join("\n\n", paragraphs));
        } else {
            fields.putWrongType(slot, name, "an array of other things than strings");
        }
        return problem;
    }

    /** Keeps the elements of an array that are single values; of other values nothing. */
    private static Optional<String> keepElements(JsonParser json, List<Keeper> keepers, RawFields fields)
            throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return pass(json);
        }
        List<String> elements = new ArrayList<>();
        Optional<String> problem = Optional.empty();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL) {
                elements.add(json.getText());
            }
            Optional<String> nested = pass(json);
            problem = problem.isPresent() ? problem : nested;
        }
        fields.keep(keepers, elements);
        return problem;
    }

    /** Reads past a value, however deep, and names a key that stands twice in an object within it. */
    private static Optional<String> pass(JsonParser json) throws IOException {
        Optional<String> problem = Optional.empty();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                Optional<String> nested = pass(json);
                problem = problem.isPresent() ? problem : nested;
            }
        } else if (json.currentToken() == JsonToken.START_OBJECT) {
            Set<String> seen = new HashSet<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                boolean twice = !seen.add(json.currentName());
                String name = json.currentName();
                json.nextToken();
                Optional<String> nested = pass(json);
                problem = problem.isPresent()
                        ? problem
                        : twice ? Optional.of("the key '" + name + "' stands twice in one object") : nested;
            }
        }
        return problem;
    }
}
