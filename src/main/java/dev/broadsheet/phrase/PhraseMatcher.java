package dev.broadsheet.phrase;

/**
 * Finds phrases in articles: at each word the longest phrase that begins there, then on behind it. A word costs one look-up, and one
 * more for every word on which a phrase goes on; nothing is allocated.
 *
 * <p>Not safe for several threads.
 */
public final class PhraseMatcher {

    /** Receives phrases, in order; they do not overlap. */
    @FunctionalInterface
    public interface Sink {

        /**
         * One phrase.
         *
         * @param from place of its first word in the tokens
         * @param to place behind its last word; hyphens may stand in between
         * @param key {@link WordKeys key} of its words
         */
        void phrase(int from, int to, long key);
    }

    private final PhraseSet phrases;
    private final WordForms forms;
    /** Whether a phrase begins with the form. */
    private final boolean[] begins;

    /**
     * @param phrases what to find
     * @param forms knows the forms of all articles that will be given
     */
    public PhraseMatcher(PhraseSet phrases, WordForms forms) {
        this.phrases = phrases;
        this.forms = forms;
        begins = new boolean[forms.size()];
        for (int form = 0; form < begins.length; form++) {
            begins[form] = phrases.kind(forms.key(form)) != PhraseSet.NO_NODE;
        }
    }

    /**
     * Finds the phrases of one article.
     *
     * @param tokens forms and {@link Marks}
     * @param size how many entries are meant
     */
    public void match(int[] tokens, int size, Sink sink) {
        int at = 0;
        while (at < size) {
            at = tokens[at] >= 0 && begins[tokens[at]] ? matchFrom(at, tokens, size, sink) : at + 1;
        }
    }

    /** Where to go on. */
    private int matchFrom(int first, int[] tokens, int size, Sink sink) {
        long key = forms.key(tokens[first]);
        long phrase = WordKeys.NONE;
        int end = first + 1;
        for (int i = first + 1; i < size && tokens[i] != Marks.BREAK; i++) {
            if (tokens[i] == Marks.HYPHEN) {
                continue;
            }
            key = WordKeys.join(key, forms.key(tokens[i]));
            byte kind = phrases.kind(key);
            if ((kind & PhraseSet.PHRASE) != 0) {
                phrase = key;
                end = i + 1;
            }
            if ((kind & PhraseSet.BEGINNING) == 0) {
                break;
            }
        }
        if (phrase != WordKeys.NONE) {
            sink.phrase(first, end, phrase);
        }
        return end;
    }
}
