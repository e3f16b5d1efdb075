package dev.broadsheet.topic;

/**
 * Slides a window over texts, one token at a time, and counts the windows that hold each tracked term and pair. A text shorter
 * than the window is one window; a text without tokens is none. Windows between which no tracked term enters or leaves are
 * counted in one go, so the work is little more than reading the text.
 */
public final class WindowCounter {

    /** Tokens in a window, by Röder et al. (2015) for NPMI and this project's pinned definition. */
    public static final int WIDTH = 10;

    private final TermPairs tracked;
    private final int width;
    private final long[] terms;
    private final long[] pairs;
    private final int[] inside;
    private final int[] present;
    private int presentCount;
    private long windows;
    private long pending;

    public WindowCounter(TermPairs tracked, int width) {
        this.tracked = tracked;
        this.width = width;
        terms = new long[tracked.termCount()];
        pairs = new long[tracked.pairCount()];
        inside = new int[tracked.termCount()];
        present = new int[Math.min(width + 1, tracked.termCount())];
    }

    /**
     * Counts one text.
     *
     * @param places for each token its {@link TermPairs#place}, or {@link TermPairs#ABSENT}
     * @param length tokens of the text; the rest of the array is not looked at
     */
    public void add(int[] places, int length) {
        int first = Math.min(width, length) - 1;
        for (int end = 0; end < length; end++) {
            enter(places[end]);
            if (end >= width) {
                leave(places[end - width]);
            }
            if (end >= first) {
                pending++;
                windows++;
            }
        }
        flush();
        while (presentCount > 0) {
            inside[present[--presentCount]] = 0;
        }
    }

    /** What was counted so far. */
    public WindowCounts counts() {
        return new WindowCounts(windows, terms, pairs);
    }

    private void enter(int place) {
        if (place != TermPairs.ABSENT && inside[place]++ == 0) {
            flush();
            present[presentCount++] = place;
        }
    }

    private void leave(int place) {
        if (place != TermPairs.ABSENT && --inside[place] == 0) {
            flush();
            int at = 0;
            while (present[at] != place) {
                at++;
            }
            present[at] = present[--presentCount];
        }
    }

    private void flush() {
        for (int i = 0; pending > 0 && i < presentCount; i++) {
            terms[present[i]] += pending;
            for (int j = 0; j < i; j++) {
                int pair = tracked.pair(present[i], present[j]);
                if (pair != TermPairs.ABSENT) {
                    pairs[pair] += pending;
                }
            }
        }
        pending = 0;
    }
}
