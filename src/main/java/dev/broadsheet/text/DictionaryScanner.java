package dev.broadsheet.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words that a tokenizer with a dictionary finds, as they stand in the text; behind {@link WordScanner#ANNOTATION} their form in the
 * dictionary, where that is another. What has neither letter nor digit is no word.
 */
final class DictionaryScanner implements WordScanner {

    /** Looks at the word a tokenizer stands at. */
    @FunctionalInterface
    interface Entry {

        /** The form in which the word is shown and compared, or itself; empty if the word only has a function. */
        String form(String word);
    }

    private final Tokenizer tokenizer;
    private final Entry entry;
    private final OffsetAttribute offset;
    private char[] chars = new char[64];

    DictionaryScanner(Tokenizer tokenizer, Entry entry) {
        this.tokenizer = tokenizer;
        this.entry = entry;
        this.offset = tokenizer.addAttribute(OffsetAttribute.class);
    }

    @Override
    public int scan(String text, Sink sink) {
        try {
            tokenizer.setReader(new StringReader(text));
            tokenizer.reset();
            int words = 0;
            while (tokenizer.incrementToken()) {
                int from = offset.startOffset();
                int to = offset.endOffset();
                if (isWord(text, from, to)) {
                    words++;
                    String word = text.substring(from, to);
                    int length = annotated(word, entry.form(word));
                    sink.word(chars, 0, length, FormTable.hash(chars, 0, length), from, to - from);
                }
            }
            tokenizer.end();
            tokenizer.close();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail to be read", e);
        }
    }

    private static boolean isWord(String text, int from, int to) {
        for (int i = from; i < to; ) {
            int c = text.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    private int annotated(String word, String form) {
        int length = word.length() + 1 + form.length();
        if (chars.length < length) {
            chars = new char[length * 2];
        }
        word.getChars(0, word.length(), chars, 0);
        if (form.equals(word)) {
            return word.length();
        }
        chars[word.length()] = ANNOTATION;
        form.getChars(0, form.length(), chars, word.length() + 1);
        return length;
    }
}
