package dev.broadsheet.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The analysis of one language. Every distinct written form is numbered; its stem is worked out by Lucene's filters when it
 * is first seen and looked up afterwards. The result equals the plain chain's, because the filters see one token at a time.
 *
 * <p>Not safe for several threads; each task has its own.
 */
public final class Analysis {

    private static final String NO_TERM = "";

    private final LanguageChain chain;
    private final int maxTokenLength;
    private final WordScanner scanner;
    private final SingleToken single = new SingleToken();
    private final TokenStream filters;
    private final CharTermAttribute filtered;

    private FormTable forms = new FormTable();
    private String[] stems = new String[1024];
    private boolean[] isTerm = new boolean[1024];
    /** Whether there is a stem: to look at it itself would be two more looks at memory a word. */
    private boolean[] isWord = new boolean[1024];

    /** Receives the words of a text, in order. */
    @FunctionalInterface
    public interface WordSink {

        /**
         * One word, stop words and numbers included.
         *
         * @param form number of its written form
         * @param start where it begins in the text
         * @param length characters
         */
        void word(int form, int start, int length);
    }

    Analysis(LanguageChain chain, int maxTokenLength) {
        this.chain = chain;
        this.maxTokenLength = maxTokenLength;
        scanner = chain.scanner();
        filters = chain.filters(single);
        filtered = filters.getAttribute(CharTermAttribute.class);
    }

    /**
     * Analyses a text.
     *
     * @param text the text
     * @param counted receives, in order, the form of each token that is counted
     * @return tokens of the text, stop words and numbers included
     */
    public int analyse(String text, IntConsumer counted) {
        return words(text, (form, at, span) -> {
            if (isTerm[form]) {
                counted.accept(form);
            }
        });
    }

    /**
     * Gives all words of a text but those within {@link Addresses}.
     *
     * @return how many there were
     */
    public int words(String text, WordSink words) {
        Addresses addresses = new Addresses(text);
        if (addresses.none()) {
            return scanner.scan(
                    text,
                    (chars, start, length, hash, at, span) -> words.word(form(chars, start, length, hash), at, span));
        }
        int[] within = new int[1];
        int all = scanner.scan(text, (chars, start, length, hash, at, span) -> {
            if (addresses.contains(at)) {
                within[0]++;
            } else {
                words.word(form(chars, start, length, hash), at, span);
            }
        });
        return all - within[0];
    }

    /** Whether the form is counted; stop words and what has no letters are not. */
    public boolean isTerm(int form) {
        return isTerm[form];
    }

    /** Whether the form may stand within a phrase: it is a term, or a stop word. */
    public boolean isWord(int form) {
        return isWord[form];
    }

    /** The form as it is shown: as it is written, or as the dictionary has it where the scanner has looked it up. */
    public String surface(int form) {
        String text = forms.text(form);
        int end = text.indexOf(WordScanner.ANNOTATION);
        boolean functional = end == text.length() - 1;
        return end < 0 ? text : functional ? text.substring(0, end) : text.substring(end + 1);
    }

    /** What the form is compared by: a term's stem, a stop word's folded form; empty for what is no word. */
    public String stem(int form) {
        return stems[form];
    }

    /** Whether the language has a list of stop words. */
    public boolean hasStopWords() {
        return chain.hasStopWords();
    }

    /** Distinct written forms seen since the last {@link #forget}. */
    public int size() {
        return forms.size();
    }

    /** Forgets all forms, so that memory stays bounded; their numbers mean nothing afterwards. */
    public void forget() {
        forms = new FormTable();
        stems = new String[1024];
        isTerm = new boolean[1024];
        isWord = new boolean[1024];
    }

    private int form(char[] chars, int start, int length, int hash) {
        int known = forms.size();
        int form = forms.number(chars, start, length, hash);
        if (form == known) {
            if (form == stems.length) {
                stems = Arrays.copyOf(stems, stems.length * 2);
                isTerm = Arrays.copyOf(isTerm, stems.length);
                isWord = Arrays.copyOf(isWord, stems.length);
            }
            int written = written(chars, start, length);
            String stem = written > maxTokenLength ? NO_TERM : stem(chars, start, length, written);
            isTerm[form] = !stem.isEmpty();
            stems[form] = isTerm[form] || written > maxTokenLength ? stem : folded(chars, start, written);
            isWord[form] = !stems[form].isEmpty();
        }
        return form;
    }

    /** How many of the characters are the word as it is written. */
    private static int written(char[] chars, int start, int length) {
        int end = start;
        while (end < start + length && chars[end] != WordScanner.ANNOTATION) {
            end++;
        }
        return end - start;
    }

    private String stem(char[] chars, int start, int length, int written) {
        if (written == length) {
            return filter(chars, start, length);
        }
        int annotation = written + 1;
        return annotation == length ? NO_TERM : filter(chars, start + annotation, length - annotation);
    }

    /** A word that is not counted, without regard to case; empty where it has no letter. */
    private static String folded(char[] chars, int start, int length) {
        String word = new String(chars, start, length);
        return word.codePoints().anyMatch(Character::isLetter)
                ? Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                : NO_TERM;
    }

    private String filter(char[] chars, int start, int length) {
        try {
            single.set(chars, start, length);
            filters.reset();
            String stem = filters.incrementToken() ? filtered.toString() : NO_TERM;
            filters.end();
            filters.close();
            return stem;
        } catch (IOException e) {
            throw new UncheckedIOException("a word in memory cannot fail to be read", e);
        }
    }

    @Override
    public String toString() {
        return "Analysis(" + chain.getClass().getSimpleName() + ")";
    }

    /** A stream of the one token it was last set to. */
    private static final class SingleToken extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private char[] chars = new char[0];
        private int start;
        private int length;
        private boolean given = true;

        void set(char[] newChars, int newStart, int newLength) {
            chars = newChars;
            start = newStart;
            length = newLength;
            given = false;
        }

        @Override
        public boolean incrementToken() {
            if (given) {
                return false;
            }
            clearAttributes();
            term.copyBuffer(chars, start, length);
            given = true;
            return true;
        }
    }
}
