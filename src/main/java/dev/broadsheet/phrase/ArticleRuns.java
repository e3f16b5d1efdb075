package dev.broadsheet.phrase;

/**
 * The runs of words of one article, up to the most words of a phrase, from a content word to a content word: how often each stands there, and in what
 * writing. A run is known by the slot of its key.
 *
 * <p>Not safe for several threads.
 */
final class ArticleRuns {

    /** How often a run of words has to stand in an article, and one with capitals, to be a candidate by that alone. */
    static final int REPEATED = 3;

    static final int REPEATED_NAME = 2;
    /** A word is part of a longer run of words when so much of it stands there. */
    private static final double PART_SHARE = 0.75;

    private static final int COUNT = 0;
    /** Places in the tokens of the first occurrence. */
    private static final int FROM = 1;

    private static final int TO = 2;
    private static final int WORDS_BEFORE = 3;
    private static final int MARKED = 4;
    /** How often the run stands within a longer one that is as frequent as any. */
    private static final int LONGER = 5;

    /** How often a word stands with a capital and another word right before it, and how often without a capital. */
    private static final int CAPITAL_AMID = 6;

    private static final int SMALL = 7;

    /** How often every word of the run stands with a capital, none of them a stop word. */
    private static final int CAPITALS = 8;

    private static final int COLUMNS = 9;

    private static final int MOST_KEPT = 1 << 16;

    private final WordForms forms;
    private KeyTable table = new KeyTable(COLUMNS);

    ArticleRuns(WordForms forms) {
        this.forms = forms;
    }

    /** Forgets the article. */
    void clear() {
        if (table.slots() > MOST_KEPT) {
            table = new KeyTable(COLUMNS);
        } else {
            table.clear();
        }
    }

    /** The slot of a run of the article. */
    int find(long key) {
        return table.find(key);
    }

    /** Says that something beside its count makes a run a candidate. */
    void mark(long key) {
        table.set(table.find(key), MARKED, 1);
    }

    /** How often a run stands in the article. */
    int times(int slot) {
        return table.cell(slot, COUNT);
    }

    /** Where in the tokens a run stands first. */
    int from(int slot) {
        return table.cell(slot, FROM);
    }

    /** One past its last token there. */
    int to(int slot) {
        return table.cell(slot, TO);
    }

    /** Words of the article before that. */
    int wordsBefore(int slot) {
        return table.cell(slot, WORDS_BEFORE);
    }

    /** Counts all runs of an article; gives the number of its words. */
    int count(int[] tokens, int size) {
        int words = 0;
        for (int first = 0; first < size; first++) {
            if (tokens[first] < 0) {
                continue;
            }
            if (forms.content(tokens[first])) {
                count(tokens, size, first, words);
            }
            words++;
        }
        // the counts of all runs are known only now
        for (int first = 0; first < size; first++) {
            if (tokens[first] >= 0 && forms.content(tokens[first])) {
                absorb(tokens, size, first);
            }
        }
        return words;
    }

    private void count(int[] tokens, int size, int first, int wordsBefore) {
        long key = WordKeys.NONE;
        boolean capitals = true;
        int length = 0;
        for (int at = first; at < size && length < PhraseChooser.MOST_WORDS; at++) {
            int form = tokens[at];
            if (form == Marks.BREAK) {
                return;
            }
            if (form == Marks.HYPHEN) {
                continue;
            }
            key = length++ == 0 ? forms.key(form) : WordKeys.join(key, forms.key(form));
            capitals &= forms.capital(form) && forms.content(form);
            if (forms.content(form)) {
                int slot = table.put(key);
                if (table.cell(slot, COUNT) == 0) {
                    table.set(slot, FROM, first);
                    table.set(slot, TO, at + 1);
                    table.set(slot, WORDS_BEFORE, wordsBefore);
                }
                table.add(slot, COUNT);
                if (capitals) {
                    table.add(slot, CAPITALS);
                }
                if (length == 1 && !forms.capital(form)) {
                    table.add(slot, SMALL);
                } else if (length == 1 && at > 0 && tokens[at - 1] >= 0) {
                    table.add(slot, CAPITAL_AMID);
                }
            }
        }
    }

    /** Tells the runs that begin here, and those that begin one content word later, of the longer run around them. */
    private void absorb(int[] tokens, int size, int first) {
        long key = WordKeys.NONE;
        long tail = WordKeys.NONE;
        int before = KeyTable.ABSENT;
        boolean tailOpen = false;
        int length = 0;
        for (int at = first; at < size && length < PhraseChooser.MOST_WORDS && tokens[at] != Marks.BREAK; at++) {
            int form = tokens[at];
            if (form == Marks.HYPHEN) {
                continue;
            }
            key = length == 0 ? forms.key(form) : WordKeys.join(key, forms.key(form));
            if (length > 0 && (tailOpen || forms.content(form))) {
                tail = tailOpen ? WordKeys.join(tail, forms.key(form)) : forms.key(form);
                tailOpen = true;
            }
            length++;
            if (forms.content(form)) {
                int slot = table.find(key);
                if (before != KeyTable.ABSENT) {
                    atLeast(before, table.cell(slot, COUNT));
                    atLeast(table.find(tail), table.cell(slot, COUNT));
                }
                before = slot;
            }
        }
    }

    private void atLeast(int slot, int count) {
        table.set(slot, LONGER, Math.max(table.cell(slot, LONGER), count));
    }

    /**
     * Whether a run may stand for the article.
     *
     * @param length its words
     * @param stops whether one of them is a stop word
     * @param least how often a single word has to stand there
     */
    boolean isCandidate(int slot, int length, boolean stops, int least) {
        int count = table.cell(slot, COUNT);
        if (length == 1) {
            return count >= least;
        }
        boolean name = table.cell(slot, CAPITALS) == count;
        return table.cell(slot, MARKED) > 0
                || (!stops && count >= (name ? REPEATED_NAME : REPEATED) && table.cell(slot, LONGER) < count);
    }

    /**
     * Whether a word is written with a capital wherever it stands, not only where sentences begin, and is not mostly a part of one
     * longer name.
     */
    boolean isName(int slot) {
        return table.cell(slot, CAPITAL_AMID) > 0
                && table.cell(slot, SMALL) == 0
                && table.cell(slot, LONGER) < PART_SHARE * table.cell(slot, COUNT);
    }
}
