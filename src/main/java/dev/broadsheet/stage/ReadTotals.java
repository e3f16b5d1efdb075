package dev.broadsheet.stage;

import dev.broadsheet.corpus.Article;
import dev.broadsheet.corpus.Article.DateNote;
import dev.broadsheet.corpus.Location;
import dev.broadsheet.corpus.ReadingPlan;
import dev.broadsheet.corpus.Reject;
import dev.broadsheet.corpus.Skipped;
import dev.broadsheet.packed.PackedReader;
import dev.broadsheet.packed.PackedWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one pass over the raw files found, added up. Each task counts its own; {@link #add} makes one of them. */
public final class ReadTotals {

    private static final String INPUT = "input ";
    private static final String LANGUAGE = "language ";
    private static final String WORDS = "words ";
    private static final String REASON = "reason ";
    private static final String COUNTED = "counted ";
    private static final String FIELD = "field ";
    private static final String SKIPPED_IN = "skipped in ";
    private static final String SETTLED = "characters settled";

    private final SortedMap<String, Long> counts = new TreeMap<>();

    ReadTotals() {}

    static ReadTotals unpack(byte[] packed) {
        ReadTotals totals = new ReadTotals();
        PackedReader in = new PackedReader(packed);
        while (!in.atEnd()) {
            totals.count(in.text(), in.longCount());
        }
        return totals;
    }

    /** Totals as {@link #figures} gave them. */
    public static ReadTotals of(Map<String, Long> figures) {
        ReadTotals totals = new ReadTotals();
        figures.forEach(totals::count);
        return totals;
    }

    /** Every total by its name, but for those of single files: these stand in {@code inputs}. */
    public SortedMap<String, Long> figures() {
        SortedMap<String, Long> figures = new TreeMap<>(counts);
        figures.keySet().removeIf(name -> name.startsWith(SKIPPED_IN));
        return figures;
    }

    byte[] pack() {
        PackedWriter out = new PackedWriter();
        counts.forEach((name, n) -> out.text(name).longCount(n));
        return out.take();
    }

    void add(ReadTotals more) {
        more.counts.forEach(this::count);
    }

    /**
     * How much an article is.
     *
     * @param characters code points
     * @param counts whether it lies in the window
     */
    record Size(String language, int characters, int words, boolean counts) {}

    void article(Article article, Size size) {
        if (article.dateNote() == DateNote.UNPARSABLE || article.dateNote() == DateNote.OUT_OF_RANGE) {
            count("impossible dates", 1);
        }
        article(article.at(), size, article.decodeErrors(), article.fields().keySet());
    }

    /** Counts an article whose row need not be written again. */
    void settled(Location at, Size size, int decodeErrors, Collection<String> fields) {
        count(SETTLED, size.characters());
        article(at, size, decodeErrors, fields);
    }

    private void article(Location at, Size size, int decodeErrors, Collection<String> fields) {
        count("articles", 1);
        count("characters", size.characters());
        count("decode errors", decodeErrors);
        count(LANGUAGE + size.language(), 1);
        count("words", size.words());
        fields.forEach(name -> count(FIELD + name, 1));
        if (size.counts()) {
            count(COUNTED + size.language(), 1);
            count(WORDS + size.language(), size.words());
        }
        count(INPUT + input(at), 1);
    }

    void reject(Reject reject) {
        count("rejects", 1);
        count(REASON + reject.reason().code(), 1);
        count(INPUT + input(reject.at()), 1);
    }

    void skipped(Skipped skipped) {
        count("skipped", 1);
        count(SKIPPED_IN + ReadingPlan.file(skipped.at().path()), 1);
    }

    /** A chunk of words: bytes of the words themselves, and the written forms it names. */
    void chunk(int bytes, int forms) {
        count("count bytes", bytes);
        count("forms", forms);
    }

    private static String input(Location at) {
        int slash = at.path().indexOf('/');
        return slash < 0 ? at.path() : at.path().substring(0, slash);
    }

    private void count(String name, long n) {
        if (n != 0) {
            counts.merge(name, n, Long::sum);
        }
    }

    private long get(String name) {
        return counts.getOrDefault(name, 0L);
    }

    private SortedMap<String, Long> all(String prefix) {
        SortedMap<String, Long> found = new TreeMap<>();
        counts.tailMap(prefix).forEach((name, n) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), n);
            }
        });
        return Collections.unmodifiableSortedMap(found);
    }

    /** Records that became articles. */
    public long articles() {
        return get("articles");
    }

    /** Records and files given up while reading. */
    public long rejects() {
        return get("rejects");
    }

    /** Files that never were articles. */
    public long skipped() {
        return get("skipped");
    }

    /** Code points of all articles. */
    public long characters() {
        return get("characters");
    }

    /** Code points of articles whose rows need not be written again. */
    public long settledCharacters() {
        return get(SETTLED);
    }

    /** Sequences that could not be decoded. */
    public long decodeErrors() {
        return get("decode errors");
    }

    /** Dates that could not be read or cannot be. */
    public long impossibleDates() {
        return get("impossible dates");
    }

    /** Bytes of the encoded words. */
    public long countBytes() {
        return get("count bytes");
    }

    /** Written forms named by the chunks of words; at least the distinct ones of the corpus. */
    public long forms() {
        return get("forms");
    }

    /** Articles of each language, copies included. */
    public SortedMap<String, Long> articlesByLanguage() {
        return all(LANGUAGE);
    }

    /** Articles that have a value in each of the fields that are kept, copies included; a field that none has is not among them. */
    public SortedMap<String, Long> articlesByField() {
        return all(FIELD);
    }

    /** Articles of each language that lie in the window, copies included. */
    public SortedMap<String, Long> countedByLanguage() {
        return all(COUNTED);
    }

    /** Files and entries that never were articles, by the file in which they stand. */
    public SortedMap<String, Long> skippedByFile() {
        return all(SKIPPED_IN);
    }

    /** Words of all articles, stop words and copies included. */
    public long words() {
        return get("words");
    }

    /** Words of each language in the articles that lie in the window, stop words and copies included. */
    public SortedMap<String, Long> wordsByLanguage() {
        return all(WORDS);
    }

    /** Records given up while reading, by reason. */
    public Map<String, Long> rejectsByReason() {
        return all(REASON);
    }

    /** Records read under each input name, articles and rejects, before duplicates are looked for. */
    public SortedMap<String, Long> byInput() {
        return all(INPUT);
    }
}
