package dev.broadsheet.text;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;

/**
 * Japanese: words and their parts of speech by Kuromoji and the dictionary of MeCab (IPADIC), compounds whole; words compared by their
 * dictionary form, a long vowel at the end of katakana left out. Particles, auxiliary verbs, pronouns, numbers and the words of
 * Lucene's list are stop words.
 */
final class JapaneseChain implements LanguageChain {

    private static final Set<String> FUNCTIONS = JapaneseAnalyzer.getDefaultStopTags();
    /** Beside Lucene's tags: words that depend on others (<i>koto</i>, <i>iru</i>), pronouns, numbers, counters and other suffixes. */
    private static final Set<String> MORE_FUNCTIONS = Set.of("非自立", "代名詞", "数", "接尾", "接頭詞", "副詞可能");

    /** Frequent words that are younger than the dictionary, which cuts them in two; each as Kuromoji reads it: text, parts, reading, class. */
    private static final UserDictionary MORE_WORDS = dictionary("スマホ,スマホ,スマホ,名詞");

    private static UserDictionary dictionary(String words) {
        try {
            return UserDictionary.open(new StringReader(words));
        } catch (IOException e) {
            throw new UncheckedIOException("words in memory cannot fail to be read", e);
        }
    }

    @Override
    public Tokenizer tokenizer() {
        return new JapaneseTokenizer(MORE_WORDS, true, JapaneseTokenizer.Mode.NORMAL);
    }

    @Override
    public WordScanner scanner() {
        Tokenizer tokenizer = tokenizer();
        PartOfSpeechAttribute speech = tokenizer.getAttribute(PartOfSpeechAttribute.class);
        BaseFormAttribute base = tokenizer.getAttribute(BaseFormAttribute.class);
        return new DictionaryScanner(tokenizer, word -> {
            if (isFunction(speech.getPartOfSpeech())) {
                return "";
            }
            String form = base.getBaseForm();
            return form == null ? word : form;
        });
    }

    /** A tag names classes within classes: <i>noun-dependent-adverbial</i>. */
    private static boolean isFunction(String tag) {
        if (tag == null) {
            return false;
        }
        if (FUNCTIONS.contains(tag)) {
            return true;
        }
        for (String part : tag.split("-", -1)) {
            if (MORE_FUNCTIONS.contains(part)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public TokenStream filters(TokenStream words) {
        TokenStream normal = new LowerCaseFilter(new ICUNormalizer2Filter(words, Normalizer2.getNFKCInstance()));
        CharArraySet stopWords = StopWords.set(StopWords.own("japanese.txt"));
        TokenStream listed = new StopFilter(new StopFilter(normal, JapaneseAnalyzer.getDefaultStopSet()), stopWords);
        return new JapaneseKatakanaStemFilter(new WordFilter(listed));
    }
}
