package dev.broadsheet.text;

import com.ibm.icu.text.Normalizer2;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/**
 * Chinese: simplified text by the hidden Markov model of Lucene's smartcn (from ICTCLAS), which knows no traditional characters;
 * traditional text by ICU's dictionary. NFKC, lower case, our own stop list. Single characters that have no function where they stand
 * ({@link ChineseScanner}) are terms: they are parts of words that neither knows, which are then found as phrases.
 */
final class ChineseChain implements LanguageChain {

    /** Frequent characters that only simplified text has, and as many that only traditional text has. */
    private static final String SIMPLIFIED = "们个这来时为国说会过对种后发开与经学当没动实现进还问从长么点员业体门";

    private static final String TRADITIONAL = "們個這來時為國說會過對種後發開與經學當沒動實現進還問從長麼點員業體門";

    /** A text's first characters tell how it is written. */
    private static final int LOOKED_AT = 2000;

    @Override
    public Tokenizer tokenizer() {
        return new HMMChineseTokenizer();
    }

    @Override
    public WordScanner scanner() {
        WordScanner simplified = new DictionaryScanner(new HMMChineseTokenizer(), word -> word);
        WordScanner traditional =
                new DictionaryScanner(new ICUTokenizer(new DefaultICUTokenizerConfig(true, true)), word -> word);
        return new ChineseScanner((text, sink) -> (isTraditional(text) ? traditional : simplified).scan(text, sink));
    }

    static boolean isTraditional(String text) {
        int traditional = 0;
        int simplified = 0;
        for (int i = 0; i < Math.min(text.length(), LOOKED_AT); i++) {
            char c = text.charAt(i);
            traditional += TRADITIONAL.indexOf(c) >= 0 ? 1 : 0;
            simplified += SIMPLIFIED.indexOf(c) >= 0 ? 1 : 0;
        }
        return traditional > simplified;
    }

    @Override
    public TokenStream filters(TokenStream words) {
        TokenStream normal = new LowerCaseFilter(new ICUNormalizer2Filter(words, Normalizer2.getNFKCInstance()));
        return new StopFilter(new WordFilter(normal), StopWords.set(StopWords.own("chinese.txt")));
    }
}
