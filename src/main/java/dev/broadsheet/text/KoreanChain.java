package dev.broadsheet.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Set;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;

/**
 * Korean: words and their parts of speech by Nori and the dictionary of mecab-ko, compounds whole, particles and endings cut off. Those,
 * pronouns, numbers, dependent and auxiliary words are stop words.
 */
final class KoreanChain implements LanguageChain {

    /** Beside Lucene's tags: pronouns, numerals, dependent nouns, auxiliary verbs, the copula. */
    private static final Set<POS.Tag> MORE_FUNCTIONS =
            Set.of(POS.Tag.NP, POS.Tag.NR, POS.Tag.SN, POS.Tag.NNB, POS.Tag.NNBC, POS.Tag.VX, POS.Tag.VCP, POS.Tag.VCN);

    private static final String ENDING = "다";

    @Override
    public Tokenizer tokenizer() {
        return new KoreanTokenizer(
                KoreanTokenizer.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, null, KoreanTokenizer.DecompoundMode.NONE, false);
    }

    @Override
    public WordScanner scanner() {
        Tokenizer tokenizer = tokenizer();
        PartOfSpeechAttribute speech = tokenizer.getAttribute(PartOfSpeechAttribute.class);
        return new DictionaryScanner(tokenizer, word -> {
            POS.Tag tag = speech.getLeftPOS();
            boolean function =
                    KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS.contains(tag) || MORE_FUNCTIONS.contains(tag);
            return function ? "" : dictionaryForm(speech, word);
        });
    }

    /** A verb or an adjective is shown with the ending of the dictionary; one that has grown together with its ending is cut first. */
    private static String dictionaryForm(PartOfSpeechAttribute speech, String word) {
        POS.Tag tag = speech.getLeftPOS();
        if (tag != POS.Tag.VV && tag != POS.Tag.VA) {
            return word;
        }
        boolean inflected = speech.getPOSType() == POS.Type.INFLECT && speech.getMorphemes() != null;
        return (inflected ? speech.getMorphemes()[0].surfaceForm : word) + ENDING;
    }

    @Override
    public TokenStream filters(TokenStream words) {
        TokenStream normal = new LowerCaseFilter(new ICUNormalizer2Filter(words, Normalizer2.getNFKCInstance()));
        return new StopFilter(new WordFilter(normal, 1, 1), StopWords.set(StopWords.own("korean.txt")));
    }
}
