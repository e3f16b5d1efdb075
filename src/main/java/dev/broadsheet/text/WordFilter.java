package dev.broadsheet.text;

import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Leaves out what is no word: tokens without a letter, and single letters of scripts that write words with several. */
final class WordFilter extends FilteringTokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    WordFilter(TokenStream in) {
        super(in);
    }

    @Override
    protected boolean accept() {
        int letters = 0;
        for (int i = 0; i < term.length(); ) {
            int c = Character.codePointAt(term.buffer(), i, term.length());
            if (Character.isIdeographic(c)) {
                return true;
            }
            if (Character.isLetter(c)) {
                letters++;
            }
            i += Character.charCount(c);
        }
        return letters >= 1 && Character.codePointCount(term.buffer(), 0, term.length()) >= 2;
    }
}
