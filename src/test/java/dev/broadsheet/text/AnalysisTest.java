package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.config.AnalysisSettings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnalysisTest {

    private static final AnalysisSettings SETTINGS = new AnalysisSettings(64, Set.of());

    /** Stems derived from the rules: lower case, no stop words, no numbers, no single letters, possessives bare. */
    static Stream<Arguments> englishTexts() {
        return Stream.of(
                Arguments.of("The trawlers' quotas", List.of("trawler", "quota")),
                Arguments.of(
                        "Vietnam's railway; Vietnam’s railways", List.of("vietnam", "railway", "vietnam", "railway")),
                Arguments.of("In 1973, 3,000 U.N. envoys met", List.of("u.n", "envoy", "met")),
                Arguments.of("Ｆｕｌｌｗｉｄｔｈ ﬁshing", List.of("fullwidth", "fishing")),
                Arguments.of("don't DON’T can't", List.of()),
                Arguments.of("naïve café 😀 coffee", List.of("naïve", "café", "coffee")),
                Arguments.of("x y z 1 2 3 …", List.of()),
                Arguments.of("", List.of()));
    }

    @ParameterizedTest
    @MethodSource("englishTexts")
    void englishTermsAreWhatTheRulesSay(String text, List<String> stems) {
        assertThat(stems("en", text)).isEqualTo(stems);
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void otherLanguagesAreSegmentedByUnicode(String language, String text, List<String> stems) {
        assertThat(stems(language, text)).isEqualTo(stems);
    }

    static Stream<Arguments> otherTexts() {
        return Stream.of(
                Arguments.of("vi", "Đường sắt Việt Nam", List.of("đường", "sắt", "việt", "nam")),
                // the particle is no term, nor is a verb of the list
                Arguments.of("ja", "東京に行く", List.of("東京")),
                // younger than the dictionary, which knows a first half of it
                Arguments.of("ja", "スマホ向け", List.of("スマホ", "向ける")),
                Arguments.of("zh", "中国外交部", List.of("中国", "外交部")),
                // parts of a word, of which a phrase is made
                Arguments.of("zh", "插件开源", List.of("插", "件", "开源")),
                Arguments.of("km", "រដ្ឋាភិបាល", List.of("រដ្ឋាភិបាល")),
                Arguments.of("und", "Ærø 12 b", List.of("ærø")));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void tokensBeyondTheCapAreTokensButNoTerms(int length, int terms) {
        List<String> found = new ArrayList<>();
        Analysis analysis = new Analyses(SETTINGS).of("en");
        int tokens = analysis.analyse("a".repeat(length), form -> found.add(analysis.stem(form)));
        assertThat(tokens).isEqualTo(1);
        assertThat(found).hasSize(terms);
    }

    static Stream<Arguments> lengths() {
        return Stream.of(Arguments.of(64, 1), Arguments.of(65, 0), Arguments.of(5000, 0));
    }

    @Property(tries = 300)
    void lookingFormsUpEqualsThePlainChain(@ForAll("texts") String text) throws IOException {
        Analysis analysis = new Analyses(SETTINGS).of("en");
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        analysis.analyse(text, form -> first.add(analysis.stem(form)));
        analysis.analyse(text, form -> second.add(analysis.stem(form)));
        assertThat(first).isEqualTo(plain(new EnglishChain(), text));
        assertThat(second).isEqualTo(first);
    }

    @Property(tries = 200)
    void aWordIsWhatHasAStem(@ForAll("texts") String text) {
        Analysis analysis = new Analyses(SETTINGS).of("en");
        analysis.words(text, (form, start, length) -> assertThat(analysis.isWord(form))
                .isEqualTo(!analysis.stem(form).isEmpty()));
    }

    @Property(tries = 200)
    void aSurfaceIsWrittenInTheText(@ForAll("texts") String text) {
        Analysis analysis = new Analyses(SETTINGS).of("en");
        analysis.analyse(text, form -> assertThat(text).contains(analysis.surface(form)));
    }

    @Property(tries = 50)
    void forgettingChangesNothing(@ForAll("texts") String one, @ForAll("texts") String other) {
        Analysis analysis = new Analyses(SETTINGS).of("en");
        List<String> before = new ArrayList<>();
        analysis.analyse(one, form -> before.add(analysis.stem(form)));
        analysis.analyse(other, form -> assertThat(analysis.stem(form)).isNotEmpty());
        analysis.forget();
        assertThat(analysis.size()).isZero();
        List<String> after = new ArrayList<>();
        analysis.analyse(one, form -> after.add(analysis.stem(form)));
        assertThat(after).isEqualTo(before);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "The",
                "ministers",
                "ministry's",
                "Ｔｏｋｙｏ",
                "don’t",
                "running",
                "RUNS",
                "U.S.",
                "naïve",
                "ﬁsh",
                "1973",
                "é",
                "😀",
                "東京",
                "co-operation",
                "e\u0301tude",
                "½",
                "Straße",
                "İstanbul",
                "\u200b",
                "ministers'");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(8).filter(s -> !hasUnpairedSurrogate(s));
        return Arbitraries.oneOf(words, any).list().ofMaxSize(40).map(list -> String.join(" ", list));
    }

    private static boolean hasUnpairedSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static List<String> stems(String language, String text) {
        List<String> stems = new ArrayList<>();
        new LuceneTerms(SETTINGS).terms("", language, text, (stem, surface) -> stems.add(stem));
        return stems;
    }

    /** The chain as Lucene would run it, without tables; the cap on length as a plain condition on the token. */
    private static List<String> plain(LanguageChain chain, String text) throws IOException {
        Tokenizer tokenizer = chain.tokenizer();
        tokenizer.setReader(new StringReader(text));
        CharTermAttribute raw = tokenizer.getAttribute(CharTermAttribute.class);
        List<String> stems = new ArrayList<>();
        tokenizer.reset();
        while (tokenizer.incrementToken()) {
            String token = raw.toString();
            if (token.length() <= SETTINGS.maxTokenLength()) {
                stems.addAll(filtered(chain, token));
            }
        }
        return stems;
    }

    private static List<String> filtered(LanguageChain chain, String token) {
        Tokenizer whole = new org.apache.lucene.analysis.core.KeywordTokenizer(1024);
        whole.setReader(new StringReader(token));
        List<String> stems = new ArrayList<>();
        try (TokenStream filters = chain.filters(whole)) {
            CharTermAttribute term = filters.getAttribute(CharTermAttribute.class);
            filters.reset();
            while (filters.incrementToken()) {
                stems.add(term.toString());
            }
            filters.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stems;
    }
}
