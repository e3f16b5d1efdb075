package dev.broadsheet.text;

import com.ibm.icu.text.Normalizer2;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * English: Unicode word boundaries (UAX #29), NFKC, lower case, no possessive {@code 's}, no stop words, and the light
 * stemming of KStem (Krovetz, "Viewing morphology as an inference process", SIGIR 1993), which gives words of the dictionary
 * where it can.
 */
final class EnglishChain implements LanguageChain {

    private static final CharArraySet STOP_WORDS = stopWords();

    @Override
    public Tokenizer tokenizer() {
        StandardTokenizer tokenizer = new StandardTokenizer();
        tokenizer.setMaxTokenLength(StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT);
        return tokenizer;
    }

    @Override
    public WordScanner scanner() {
        return new ProseScanner();
    }

    @Override
    public TokenStream filters(TokenStream words) {
        TokenStream normal = new LowerCaseFilter(new ICUNormalizer2Filter(words, Normalizer2.getNFKCInstance()));
        TokenStream bare = new EnglishPossessiveFilter(normal);
        return new KStemFilter(new StopFilter(new WordFilter(bare), STOP_WORDS));
    }

    /** Snowball's English stop list, as Lucene ships it, and our own list of further function words of news prose. */
    private static CharArraySet stopWords() {
        return StopWords.set(StopWords.snowball("english_stop.txt"), StopWords.own("english.txt"));
    }
}
