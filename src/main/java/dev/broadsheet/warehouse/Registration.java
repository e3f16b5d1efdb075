package dev.broadsheet.warehouse;

import dev.broadsheet.config.CatalogSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a catalogue was last told of the warehouse, to know whether it has to be told again.
 *
 * @param catalog name and namespace
 * @param format of the tables there
 * @param tables that it shows: table to run id; of a registration that failed, those that were to be shown
 * @param at ISO instant
 * @param failures why it does not show them; empty if it does
 */
public record Registration(
        String catalog, String format, Map<String, String> tables, String at, List<String> failures) {

    public Registration {
        tables = Map.copyOf(tables);
        failures = List.copyOf(failures);
    }

    /** A registration that is to be, or was, of all that is published. */
    public static Registration of(CatalogSettings settings, Published now, String at, List<String> failures) {
        return new Registration(settings.shown(), settings.format().name(), now.runOfTable(), at, failures);
    }

    /** Whether the catalogue of these settings shows what is published. */
    public boolean shows(Published now, CatalogSettings settings) {
        return failures.isEmpty() && equals(of(settings, now, at, List.of()));
    }

    byte[] toJson() throws IOException {
        return Manifest.JSON.writeValueAsBytes(this);
    }

    static Registration fromJson(byte[] json) throws IOException {
        return Manifest.JSON.readValue(json, Registration.class);
    }
}
