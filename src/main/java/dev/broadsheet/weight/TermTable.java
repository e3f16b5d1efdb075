package dev.broadsheet.weight;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Adds up the frequencies of terms and finds how each is mostly written. */
public final class TermTable {

    /**
     * One term.
     *
     * @param language BCP 47 code
     * @param stem the form that is counted
     * @param surface the written form with the most tokens; of several, the first in code point order
     * @param documentFrequency articles that hold it
     * @param collectionFrequency tokens of it
     */
    public record Term(
            String language, String stem, String surface, long documentFrequency, long collectionFrequency) {}

    /** A term being added up. */
    public static final class Entry {

        private long documentFrequency;
        private long collectionFrequency;
        private final Map<String, Long> surfaces = new HashMap<>(2);

        /** More articles that hold the term, and tokens of it. */
        public void add(long moreDocuments, long moreTokens) {
            documentFrequency += moreDocuments;
            collectionFrequency += moreTokens;
        }

        /** More tokens of a written form. */
        public void surface(String surface, long tokens) {
            surfaces.merge(surface, tokens, Long::sum);
        }

        private String mostFrequent() {
            String best = "";
            long most = 0;
            for (Map.Entry<String, Long> each : surfaces.entrySet()) {
                long tokens = each.getValue();
                if (tokens > most || (tokens == most && before(each.getKey(), best))) {
                    best = each.getKey();
                    most = tokens;
                }
            }
            return best;
        }
    }

    private record Key(String language, String stem) {}

    private final Map<Key, Entry> entries = new HashMap<>();

    /** The entry of a term, made when it is new. */
    public Entry entry(String language, String stem) {
        return entries.computeIfAbsent(new Key(language, stem), key -> new Entry());
    }

    /** All terms, in no order. */
    public Iterator<Term> terms() {
        return entries.entrySet().stream()
                .map(each -> new Term(
                        each.getKey().language(),
                        each.getKey().stem(),
                        each.getValue().mostFrequent(),
                        each.getValue().documentFrequency,
                        each.getValue().collectionFrequency))
                .iterator();
    }

    /** Code point order, which is the order of UTF-8 bytes and not that of Java's strings. */
    private static boolean before(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)) < 0;
    }
}
