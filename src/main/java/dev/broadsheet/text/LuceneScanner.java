package dev.broadsheet.text;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The words that a tokenizer of Lucene finds. */
final class LuceneScanner implements WordScanner {

    private final Tokenizer tokenizer;
    private final CharTermAttribute token;
    private final OffsetAttribute offset;

    LuceneScanner(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.token = tokenizer.getAttribute(CharTermAttribute.class);
        this.offset = tokenizer.addAttribute(OffsetAttribute.class);
    }

    @Override
    public int scan(String text, Sink sink) {
        return scan(new StringReader(text), 0, sink);
    }

    /** The words of a part of an array that begins with the text's first character. */
    int scan(char[] chars, int start, int length, Sink sink) {
        return scan(new CharArrayReader(chars, start, length), start, sink);
    }

    private int scan(Reader text, int from, Sink sink) {
        try {
            tokenizer.setReader(text);
            tokenizer.reset();
            int tokens = 0;
            while (tokenizer.incrementToken()) {
                tokens++;
                char[] chars = token.buffer();
                int length = token.length();
                int at = offset.startOffset();
                sink.word(chars, 0, length, FormTable.hash(chars, 0, length), from + at, offset.endOffset() - at);
            }
            tokenizer.end();
            tokenizer.close();
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail to be read", e);
        }
    }
}
