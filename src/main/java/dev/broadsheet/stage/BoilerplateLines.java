package dev.broadsheet.stage;

import dev.broadsheet.weight.TokenSequences;
import dev.broadsheet.weight.TokenSequences.LineFilter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The lines that are boilerplate, by source. Never changed, so that one may be sent to all tasks. */
final class BoilerplateLines implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final long[] NONE = {};

    /** Ascending keys of lines by source. */
    private final TreeMap<String, long[]> keys;

    BoilerplateLines(Map<String, long[]> keys) {
        this.keys = new TreeMap<>();
        keys.forEach((source, lines) ->
                this.keys.put(source, Arrays.stream(lines).sorted().toArray()));
    }

    static BoilerplateLines none() {
        return new BoilerplateLines(Map.of());
    }

    /** How many lines there are. */
    long size() {
        return keys.values().stream().mapToLong(lines -> lines.length).sum();
    }

    /** Whether a line of a source is one of them. */
    boolean contains(String source, long key) {
        return Arrays.binarySearch(keys.getOrDefault(source, NONE), key) >= 0;
    }

    /** What is left out of articles. */
    LineFilter of(TokenSequences sequences) {
        if (keys.isEmpty()) {
            return LineFilter.none();
        }
        long[][] bySource = new long[sequences.sources().length][];
        Arrays.setAll(bySource, source -> keys.getOrDefault(sequences.sources()[source], NONE));
        return (source, key) -> Arrays.binarySearch(bySource[source], key) >= 0;
    }
}
