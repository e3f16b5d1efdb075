package dev.broadsheet.text;

import com.ibm.icu.text.Normalizer2;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/**
 * Any language without a chain of its own: ICU's word boundaries (with its dictionaries for Chinese, Japanese, Thai, Lao,
 * Khmer and Burmese), NFKC and lower case. No stemming; diacritics stay.
 *
 * @param stopWords left out
 */
record UnicodeChain(CharArraySet stopWords) implements LanguageChain {

    UnicodeChain() {
        this(CharArraySet.EMPTY_SET);
    }

    @Override
    public Tokenizer tokenizer() {
        return new ICUTokenizer(new DefaultICUTokenizerConfig(true, true));
    }

    @Override
    public boolean hasStopWords() {
        return !stopWords.isEmpty();
    }

    @Override
    public TokenStream filters(TokenStream words) {
        TokenStream normal = new LowerCaseFilter(new ICUNormalizer2Filter(words, Normalizer2.getNFKCInstance()));
        return new StopFilter(new WordFilter(normal), stopWords);
    }
}
