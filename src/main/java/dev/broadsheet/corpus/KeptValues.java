package dev.broadsheet.corpus;

import dev.broadsheet.config.KeptField;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values that are kept of a record: clean, each on one line, different, and bounded in length and number. */
final class KeptValues {

    private static final String ELLIPSIS = "…";

    private KeptValues() {}

    /**
     * Values by name, in the order of the record.
     *
     * @param record what the record says
     * @param otherwise what its path says, for what the record does not
     */
    static SortedMap<String, List<String>> of(Map<String, List<String>> record, Map<String, String> otherwise) {
        SortedMap<String, List<String>> kept = new TreeMap<>();
        otherwise.forEach((name, value) -> put(kept, name, List.of(value)));
        record.forEach((name, values) -> put(kept, name, values));
        return kept;
    }

    private static void put(SortedMap<String, List<String>> kept, String name, List<String> values) {
        List<String> clean = values.stream()
                .map(CleanText::cleanLine)
                .filter(value -> !value.isEmpty())
                .map(KeptValues::clipped)
                .distinct()
                .limit(KeptField.MOST_VALUES)
                .toList();
        if (!clean.isEmpty()) {
            kept.put(name, clean);
        }
    }

    private static String clipped(String value) {
        if (value.codePointCount(0, value.length()) <= KeptField.LONGEST) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, KeptField.LONGEST - 1)) + ELLIPSIS;
    }
}
