package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.config.AnalysisSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageChainsTest {

    private static final AnalysisSettings SETTINGS = new AnalysisSettings(64, Set.of());

    /** Languages whose verbs are shown in another form than they are written. */
    private static final Set<String> DICTIONARIES = Set.of("ja", "ko");

    private static Analysis analysis(String language) {
        return new Analyses(SETTINGS).of(language);
    }

    private static List<String> terms(String language, String text) {
        Analysis analysis = analysis(language);
        List<String> terms = new ArrayList<>();
        analysis.analyse(text, form -> terms.add(analysis.surface(form)));
        return terms;
    }

    private static List<String> stems(String language, String text) {
        Analysis analysis = analysis(language);
        List<String> stems = new ArrayList<>();
        analysis.analyse(text, form -> stems.add(analysis.stem(form)));
        return stems;
    }

    @Test
    void everyLanguageThatIsPromisedHasAChain() {
        assertThat(LanguageChains.languages())
                .contains(
                        "en", "vi", "zh", "ja", "ko", "th", "ar", "he", "ru", "de", "fr", "es", "pt", "it", "nl", "sv",
                        "pl", "hi", "id", "tr");
        assertThat(new HashSet<>(AnalysisSettings.LANGUAGES))
                .as("what can be told can be analysed; no is how nb is mostly declared")
                .containsAll(LanguageChains.languages().stream()
                        .filter(code -> !code.equals("no"))
                        .toList());
    }

    /** Singular and plural, cases, a name with and without an ending, two spellings. */
    @ParameterizedTest
    @CsvSource({
        "ar, الكتاب, كتاب",
        "ar, الحكومة, حكومة",
        "bg, правителството, правителство",
        "ca, l'assemblea, Assemblea",
        "cs, vlády, vláda",
        "da, havnene, havn",
        "de, Häuser, Haus",
        "de, Straße, Strasse",
        "el, ΛΙΜΑΝΙ, λιμάνι",
        "en, railways, railway",
        "es, ferrocarriles, ferrocarril",
        "fi, satamat, satama",
        "fr, assemblées, Assemblée",
        "fr, l’accord, accords",
        "hi, सरकारों, सरकार",
        "id, pembangunan, bangun",
        "it, dell'accordo, accordi",
        "ja, 走った, 走る",
        "ja, コンピューター, コンピュータ",
        "ko, 철도를, 철도가",
        "nl, schepen, scheep",
        "pl, rządu, rząd",
        "pt, ministros, ministro",
        "ru, правительства, правительство",
        "ru, железной, железная",
        "sv, hamnar, hamnen",
        "tr, Türkiye'nin, Türkiye",
        "tr, İSTANBUL, istanbul",
        "tr, IŞIK, ışık",
        "vi, ĐƯỜNG, đường",
        "zh, ＧｉｔＨｕｂ, github",
    })
    void formsOfOneWordAreOne(String language, String one, String other) {
        assertThat(stems(language, one)).isEqualTo(stems(language, other)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ar, في",
        "da, og",
        "de, der",
        "es, los",
        "fr, les",
        "he, של",
        "hi, में",
        "id, yang",
        "it, nella",
        "ja, について",
        "ko, 것을",
        "nl, het",
        "pl, nie",
        "pt, não",
        "ru, и",
        "sv, och",
        "th, และ",
        "tr, ve",
        "vi, của",
        "zh, 这个",
        "zh, 這個"
    })
    void functionWordsAreNoTerms(String language, String word) {
        Analysis analysis = analysis(language);
        List<Integer> words = new ArrayList<>();
        analysis.words(word, (form, start, length) -> words.add(form));
        assertThat(words).isNotEmpty().noneMatch(analysis::isTerm).allMatch(analysis::isWord);
        assertThat(analysis.hasStopWords()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vi | Bộ Ngoại giao và đường sắt của Việt Nam | Bộ Ngoại giao đường sắt Việt Nam",
                "fr | L’Assemblée refuse d'aujourd'hui | Assemblée refuse aujourd'hui",
                "zh | 外交部发言人表示，两国将继续合作建设新铁路。 | 外交部 发言人 国 继续 合作 建设 新 铁路",
                "zh | 外交部發言人表示，兩國將繼續合作建設新鐵路。 | 外交部 發言人 兩國 繼續 合作 建設 新 鐵路",
                "ja | 外務省は、両国が新しい鉄道を建設すると発表した。 | 外務省 両国 鉄道 建設 発表",
                "ko | 외교부는 두 나라가 철도를 건설할 것이라고 밝혔다. | 외교부 나라 철도 건설",
                "th | สองประเทศจะสร้างทางรถไฟ | สอง ประเทศ สร้าง รถไฟ",
                "ja | 彼は語った。走っています。 | 語る 走る",
                "ko | 길을 걸었다 | 길 걷다",
                "en | Follow https://www.example.org/a-b?c=d&e (or www.example.com), harbour | Follow harbour",
                "zh | 参见https://example.org/a，铁路 | 参见 铁路",
                "he | הממשלה של ישראל | הממשלה ישראל"
            })
    void wordsAreShownAsTheyAreWritten(String language, String text, String terms) {
        assertThat(String.join(" ", terms(language, text))).isEqualTo(terms);
    }

    @Property(tries = 400)
    void everyWordStandsWhereItIsSaidToStand(@ForAll("languages") String language, @ForAll("texts") String text) {
        Analysis analysis = analysis(language);
        int[] behind = new int[1];
        List<Integer> first = new ArrayList<>();
        int words = analysis.words(text, (form, start, length) -> {
            assertThat(start).isGreaterThanOrEqualTo(behind[0]);
            String written = text.substring(start, start + length);
            if (!DICTIONARIES.contains(language)) {
                assertThat(analysis.surface(form)).isEqualTo(written);
            }
            behind[0] = start + length;
            first.add(form);
        });
        assertThat(first).hasSize(words);
        List<Integer> second = new ArrayList<>();
        analysis.words(text, (form, start, length) -> second.add(form));
        assertThat(second).isEqualTo(first);
    }

    @Provide
    Arbitrary<String> languages() {
        List<String> all = new ArrayList<>(LanguageChains.languages());
        all.add("und");
        return Arbitraries.of(all);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Türkiye'nin",
                "l’homme",
                "dell'",
                "d'",
                "İstanbul",
                "ﬁsh",
                "Ｔｏｋｙｏ",
                "1973",
                "3,5",
                "外交部",
                "發言人",
                "走った",
                "コンピューター",
                "철도를",
                "밝혔다",
                "국회의원",
                "ประเทศไทย",
                "الحكومة",
                "سَلام",
                "שלום",
                "सरकारों",
                "Straße",
                "đường",
                "Đươ\u0300ng",
                "e\u0301te\u0301",
                "правительства",
                "😀",
                "👩‍🚀",
                "\uD83D",
                "。",
                "、",
                "-",
                "…",
                "\u200F",
                "\u00AD",
                "a");
        Arbitrary<String> gaps = Arbitraries.of(" ", "", "\n", "  ", ", ");
        return Combinators.combine(pieces, gaps)
                .as((piece, gap) -> piece + gap)
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list));
    }
}
