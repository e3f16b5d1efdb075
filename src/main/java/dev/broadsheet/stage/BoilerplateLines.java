package dev.broadsheet.stage;

import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import dev.broadsheet.phrase.TokenSequences;
import dev.broadsheet.phrase.TokenSequences.LineFilter;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lines that are boilerplate, by source. Never changed, so that one may be sent to all tasks. */
public final class BoilerplateLines implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final long[] NONE = {};

    /** Ascending keys of lines by source, and in how many articles each stands. */
    private final TreeMap<String, long[]> keys = new TreeMap<>();

    private final TreeMap<String, long[]> articles = new TreeMap<>();

    /** @param lines by source and key, in how many articles they stand */
    BoilerplateLines(Map<String, SortedMap<Long, Long>> lines) {
        lines.forEach((source, found) -> {
            keys.put(source, found.keySet().stream().mapToLong(Long::longValue).toArray());
            articles.put(
                    source, found.values().stream().mapToLong(Long::longValue).toArray());
        });
    }

    static BoilerplateLines none() {
        return new BoilerplateLines(Map.of());
    }

    static BoilerplateLines unpack(PackedReader in) {
        Map<String, SortedMap<Long, Long>> lines = new TreeMap<>();
        for (int sources = in.count(); sources > 0; sources--) {
            SortedMap<Long, Long> found = new TreeMap<>();
            lines.put(in.text(), found);
            for (int n = in.count(); n > 0; n--) {
                found.put(in.number(), in.longCount());
            }
        }
        return new BoilerplateLines(lines);
    }

    void pack(PackedWriter out) {
        out.count(keys.size());
        keys.forEach((source, found) -> {
            out.text(source).count(found.length);
            for (int i = 0; i < found.length; i++) {
                out.number(found[i]).longCount(articles.get(source)[i]);
            }
        });
    }

    /** How many lines there are. */
    public long size() {
        return keys.values().stream().mapToLong(lines -> lines.length).sum();
    }

    /** Whether a source has such lines. */
    boolean has(String source) {
        return keys.containsKey(source);
    }

    /** In how many articles of the source a line stands; 0 if it is not one of these lines. */
    long articles(String source, long key) {
        int place = Arrays.binarySearch(keys.getOrDefault(source, NONE), key);
        return place < 0 ? 0 : articles.get(source)[place];
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
