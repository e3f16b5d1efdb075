package dev.broadsheet.text;

import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Leaves out what is no word: tokens without a letter, and those shorter than words of their script are. */
final class WordFilter extends FilteringTokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final int least;
    private final int leastIdeographs;

    /** Words of two letters, or of one ideograph. */
    WordFilter(TokenStream in) {
        this(in, 2, 1);
    }

    /**
     * Words of so many characters.
     *
     * @param least without an ideograph
     * @param leastIdeographs with one
     */
    WordFilter(TokenStream in, int least, int leastIdeographs) {
        super(in);
        this.least = least;
        this.leastIdeographs = leastIdeographs;
    }

    @Override
    protected boolean accept() {
        boolean letter = false;
        boolean ideograph = false;
        int characters = 0;
        for (int i = 0; i < term.length(); characters++) {
            int c = Character.codePointAt(term.buffer(), i, term.length());
            letter |= Character.isLetter(c);
            ideograph |= Character.isIdeographic(c);
            i += Character.charCount(c);
        }
        return ideograph ? characters >= leastIdeographs : letter && characters >= least;
    }
}
