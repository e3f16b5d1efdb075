package dev.broadsheet.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words that a tokenizer with a dictionary finds, as they stand in the text, each with what the dictionary knows of it behind
 * {@link WordScanner#ANNOTATION}. What has neither letter nor digit is no word.
 */
final class DictionaryScanner implements WordScanner {

    /** Looks at the word a tokenizer stands at. */
    @FunctionalInterface
    interface Entry {

        /** The form that the word is compared by; empty if the word only has a function. */
        CharSequence form(CharSequence word);
    }

    private final Tokenizer tokenizer;
    private final Entry entry;
    private final CharTermAttribute token;
    private final OffsetAttribute offset;
    private char[] chars = new char[64];

    DictionaryScanner(Tokenizer tokenizer, Entry entry) {
        this.tokenizer = tokenizer;
        this.entry = entry;
        this.token = tokenizer.getAttribute(CharTermAttribute.class);
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
                    int length = annotated(text, from, to, entry.form(token));
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

    private int annotated(String text, int from, int to, CharSequence form) {
        int length = to - from + 1 + form.length();
        if (chars.length < length) {
            chars = new char[length * 2];
        }
        text.getChars(from, to, chars, 0);
        chars[to - from] = ANNOTATION;
        for (int i = 0; i < form.length(); i++) {
            chars[to - from + 1 + i] = form.charAt(i);
        }
        return length;
    }
}
