package dev.broadsheet.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * A language that sets spaces between words: Unicode word boundaries (UAX #29), NFKC, lower case, no stop words, and what else the
 * language asks for.
 *
 * @param stopWords in lower case
 * @param elided articles that lose their vowel and are written with an apostrophe before a word, without the apostrophe
 * @param normal makes spellings of one word equal, and lower case where the language has rules of its own for it
 * @param stem makes forms of one word equal
 */
record WordChain(
        CharArraySet stopWords, Set<String> elided, UnaryOperator<TokenStream> normal, UnaryOperator<TokenStream> stem)
        implements LanguageChain {

    WordChain(CharArraySet stopWords) {
        this(stopWords, Set.of(), LowerCaseFilter::new, UnaryOperator.identity());
    }

    WordChain elision(String... articles) {
        return new WordChain(stopWords, Set.of(articles), normal, stem);
    }

    /** Sets what comes after lower case. */
    WordChain normal(UnaryOperator<TokenStream> normalising) {
        return lowerCase(words -> normalising.apply(new LowerCaseFilter(words)));
    }

    /** Sets what replaces lower case. */
    WordChain lowerCase(UnaryOperator<TokenStream> normalising) {
        return new WordChain(stopWords, elided, normalising, stem);
    }

    WordChain stem(UnaryOperator<TokenStream> stemming) {
        return new WordChain(stopWords, elided, normal, stemming);
    }

    @Override
    public Tokenizer tokenizer() {
        StandardTokenizer tokenizer = new StandardTokenizer();
        tokenizer.setMaxTokenLength(StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT);
        return tokenizer;
    }

    @Override
    public WordScanner scanner() {
        return elided.isEmpty() ? new ProseScanner() : new ElisionScanner(new ProseScanner(), elided);
    }

    @Override
    public TokenStream filters(TokenStream words) {
        TokenStream normalised = normal.apply(new ICUNormalizer2Filter(words, Normalizer2.getNFKCInstance()));
        return stem.apply(new StopFilter(new WordFilter(normalised), stopWords));
    }
}
