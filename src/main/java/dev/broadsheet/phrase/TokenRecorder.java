package dev.broadsheet.phrase;

import dev.broadsheet.quality.LineKeys;
import dev.broadsheet.weight.VarInts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records the words of articles of one language, one article after another, until {@link #drain} hands them on. Written forms are
 * numbers of the caller's; their texts are asked for once, when draining.
 */
public final class TokenRecorder {

    /** What the recorder asks about a written form. */
    public interface Forms {

        /** The form as it is written. */
        String surface(int form);

        /** What the form is compared by. */
        String stem(int form);

        /** Whether the form counts as a term; a stop word does not. */
        boolean counts(int form);
    }

    private final String language;
    private final Forms forms;

    private final List<String> docIds = new ArrayList<>();
    private final Map<String, Integer> sources = new LinkedHashMap<>();
    private final VarInts.Writer sourceOfDocument = new VarInts.Writer();
    private final VarInts.Writer documents = new VarInts.Writer();

    private int[] line = new int[256];
    private int lineSize;
    private long lineKey = LineKeys.NO_KEY;
    /** The lines of the current article, waiting until their number is known. */
    private final VarInts.Writer lines = new VarInts.Writer();

    private int lineCount;

    /** The number in this chunk of each of the caller's forms, -1 while it has none; and the way back. */
    private int[] localOf = filled(1024);

    private int[] formOf = new int[1024];
    private int localSize;

    /**
     * @param language BCP 47 code of the articles
     * @param forms what stands behind the numbers of forms
     */
    public TokenRecorder(String language, Forms forms) {
        this.language = language;
        this.forms = forms;
    }

    /** One more word of the current line. */
    public void token(int form) {
        add(local(form));
    }

    /** No phrase reaches across here. */
    public void gap() {
        mark(Marks.BREAK);
    }

    /** The words before and behind are joined by a hyphen. */
    public void hyphen() {
        mark(Marks.HYPHEN);
    }

    /** A mark says nothing at the beginning of a line or behind another. */
    private void mark(int mark) {
        if (lineSize > 0 && line[lineSize - 1] >= TokenSequences.MARKS) {
            add(mark);
        }
    }

    /** The current line ends; {@code key} is what it can be found again by, or {@link TokenSequences#NO_KEY}. */
    public void endLine(long key) {
        lineKey = key;
        flushLine();
    }

    /** The current article is complete. */
    public void endDocument(String docId, String source) {
        flushLine();
        docIds.add(docId);
        Integer known = sources.putIfAbsent(source, sources.size());
        sourceOfDocument.add(known == null ? sources.size() - 1 : known);
        documents.add(lineCount);
        documents.addAll(lines);
        lines.clear();
        lineCount = 0;
    }

    /** The current article is left out. */
    public void forgetDocument() {
        lineSize = 0;
        lineKey = LineKeys.NO_KEY;
        lines.clear();
        lineCount = 0;
    }

    private void add(int token) {
        if (lineSize == line.length) {
            line = Arrays.copyOf(line, lineSize * 2);
        }
        line[lineSize++] = token + TokenSequences.MARKS;
    }

    private void flushLine() {
        if (lineSize > 0) {
            boolean keyed = lineKey != LineKeys.NO_KEY;
            lines.add(2 * lineSize + (keyed ? 1 : 0));
            if (keyed) {
                lines.addLong(lineKey);
            }
            for (int i = 0; i < lineSize; i++) {
                lines.add(line[i]);
            }
            lineCount++;
        }
        lineSize = 0;
        lineKey = LineKeys.NO_KEY;
    }

    /** Articles recorded since the last drain. */
    public int documents() {
        return docIds.size();
    }

    /** Bytes that the words take so far, without the dictionary. */
    public int bytes() {
        return documents.length();
    }

    /** Distinct forms since the last drain. */
    public int forms() {
        return localSize;
    }

    /** The articles so far. The recorder is spent afterwards. */
    public TokenSequences drain() {
        Map<String, Integer> stemNumbers = new HashMap<>();
        List<String> stems = new ArrayList<>();
        boolean[] counts = new boolean[localSize];
        String[] texts = new String[localSize];
        int[] stemOf = new int[localSize];
        for (int i = 0; i < localSize; i++) {
            texts[i] = forms.surface(formOf[i]);
            String stem = forms.stem(formOf[i]);
            Integer known = stemNumbers.putIfAbsent(stem, stems.size());
            if (known == null) {
                known = stems.size();
                stems.add(stem);
            }
            stemOf[i] = known;
            counts[i] = forms.counts(formOf[i]);
        }
        VarInts inSources = new VarInts(sourceOfDocument.toBytes());
        int[] sourceOf = new int[docIds.size()];
        Arrays.setAll(sourceOf, document -> inSources.next());
        return new TokenSequences(
                language,
                docIds.toArray(String[]::new),
                sources.keySet().toArray(String[]::new),
                sourceOf,
                stems.toArray(String[]::new),
                texts,
                stemOf,
                counts,
                documents.toBytes());
    }

    private int local(int form) {
        if (form >= localOf.length) {
            int known = localOf.length;
            localOf = Arrays.copyOf(localOf, Math.max(form + 1, known * 2));
            Arrays.fill(localOf, known, localOf.length, -1);
        }
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
