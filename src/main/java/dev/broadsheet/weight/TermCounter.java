package dev.broadsheet.weight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Counts the written forms of articles of one language, one article after another, until {@link #drain} hands the counts on.
 * Forms are numbers of the caller's; their texts are asked for once, when draining.
 */
public final class TermCounter {

    private final String language;
    private final IntFunction<String> surfaces;
    private final IntFunction<String> stems;

    private final List<String> docIds = new ArrayList<>();
    private final VarInts.Writer documents = new VarInts.Writer();
    /** Of the article being counted: how often each form stands in it, and which forms do. */
    private int[] counts = new int[1024];

    private int[] touched = new int[256];
    private int touchedSize;
    /** The number in this chunk of each of the caller's forms, -1 while it has none; and the way back. */
    private int[] localOf = filled(1024);

    private int[] formOf = new int[1024];
    private int localSize;

    /**
     * @param language BCP 47 code of the articles
     * @param surfaces the written form behind a number
     * @param stems what the form is counted as
     */
    public TermCounter(String language, IntFunction<String> surfaces, IntFunction<String> stems) {
        this.language = language;
        this.surfaces = surfaces;
        this.stems = stems;
    }

    /** One more token of the current article. */
    public void count(int form) {
        if (form >= counts.length) {
            int length = Math.max(form + 1, counts.length * 2);
            int known = localOf.length;
            counts = Arrays.copyOf(counts, length);
            localOf = Arrays.copyOf(localOf, length);
            Arrays.fill(localOf, known, length, -1);
        }
        if (counts[form]++ == 0) {
            if (touchedSize == touched.length) {
                touched = Arrays.copyOf(touched, touchedSize * 2);
            }
            touched[touchedSize++] = local(form);
        }
    }

    /** The current article is complete. */
    public void endDocument(String docId) {
        docIds.add(docId);
        Arrays.sort(touched, 0, touchedSize);
        documents.add(touchedSize);
        int before = 0;
        for (int i = 0; i < touchedSize; i++) {
            int form = formOf[touched[i]];
            documents.add(touched[i] - before);
            documents.add(counts[form]);
            before = touched[i];
            counts[form] = 0;
        }
        touchedSize = 0;
    }

    /** Articles counted since the last drain. */
    public int documents() {
        return docIds.size();
    }

    /** Bytes the counts take so far, without the dictionary. */
    public int bytes() {
        return documents.length();
    }

    /** Distinct forms since the last drain. */
    public int forms() {
        return localSize;
    }

    /** The counts so far. The counter is spent afterwards. */
    public TermCounts drain() {
        Map<String, Integer> stemNumbers = new HashMap<>();
        List<String> distinctStems = new ArrayList<>();
        String[] texts = new String[localSize];
        int[] stemOf = new int[localSize];
        for (int i = 0; i < localSize; i++) {
            texts[i] = surfaces.apply(formOf[i]);
            String stem = stems.apply(formOf[i]);
            Integer known = stemNumbers.putIfAbsent(stem, distinctStems.size());
            if (known == null) {
                known = distinctStems.size();
                distinctStems.add(stem);
            }
            stemOf[i] = known;
        }
        return new TermCounts(
                language,
                docIds.toArray(String[]::new),
                distinctStems.toArray(String[]::new),
                texts,
                stemOf,
                documents.toBytes());
    }

    private int local(int form) {
        if (localOf[form] < 0) {
            if (localSize == formOf.length) {
                formOf = Arrays.copyOf(formOf, localSize * 2);
            }
            formOf[localSize] = form;
            localOf[form] = localSize++;
        }
        return localOf[form];
    }

    private static int[] filled(int length) {
        int[] empty = new int[length];
        Arrays.fill(empty, -1);
        return empty;
    }
}
