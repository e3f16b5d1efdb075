package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.broadsheet.config.AnalysisSettings;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuesserTest {

    private static final String ENGLISH =
            "The harbour master closed the port after a storm had broken the outer wall. ";
    private static final String GERMAN =
            "Der Hafenmeister hat gestern den Hafen geschlossen, weil ein Sturm die Mole zerstörte. ";

    private static GuessedLanguage guess(String text, String... only) {
        return new LanguageGuesser(Set.of(only)).guess(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The harbour master closed the port after a storm had broken the outer wall.",
                "en | Fishing quotas for cod fall by a third",
                "vi | Bộ Ngoại giao cho biết hai nước sẽ xây dựng tuyến đường sắt mới.",
                "zh | 外交部发言人表示，两国将继续合作建设新铁路。",
                "zh | 外交部發言人表示，兩國將繼續合作建設新鐵路。",
                "ja | 外務省は、両国が新しい鉄道を建設すると発表した。",
                "ko | 외교부는 두 나라가 새 철도를 건설할 것이라고 밝혔다.",
                "th | กระทรวงการต่างประเทศกล่าวว่าสองประเทศจะสร้างทางรถไฟสายใหม่",
                "el | Το υπουργείο ανακοίνωσε ότι θα κατασκευαστεί νέος σιδηρόδρομος",
                "he | משרד החוץ הודיע כי שתי המדינות יבנו מסילת רכבת חדשה",
                "de | Der Hafenmeister hat gestern Morgen den Hafen wegen Sturm geschlossen",
                "es | El ministro anuncia una nueva línea de ferrocarril entre ambas ciudades",
                "pt | O ministro anunciou uma nova ferrovia que vai ligar as duas cidades",
                "fr | Le ministre a annoncé hier une nouvelle ligne de chemin de fer",
                "it | Il ministro ha annunciato ieri una nuova linea ferroviaria tra le due città",
                "nl | De minister heeft gisteren een nieuwe spoorlijn tussen de steden aangekondigd",
                "sv | Ministern meddelade i går att en ny järnväg ska byggas mellan städerna",
                "pl | Minister ogłosił wczoraj budowę nowej linii kolejowej między miastami",
                "id | Menteri mengatakan bahwa pemerintah akan membangun jalur kereta api baru karena jalan yang ada tidak cukup",
                "tr | Bakan dün iki şehir arasında yeni bir demiryolu yapılacağını açıkladı",
                "ru | Министр объявил вчера о строительстве новой железной дороги",
                "uk | Міністр оголосив учора про будівництво нової залізниці між містами",
                "ar | أعلن الوزير أمس عن بناء خط سكة حديد جديد بين المدينتين",
                "fa | وزیر دیروز از ساخت راه آهن جدید بین دو شهر خبر داد",
                "hi | मंत्री ने कल दोनों शहरों के बीच नई रेलवे लाइन की घोषणा की",
                "und | 12345 67890 --- ***",
                "und | ok",
                "und | ''"
            })
    void tellsWhatItCan(String code, String text) {
        assertThat(guess(text).code()).isEqualTo(code);
    }

    @Test
    void onlyEnabledLanguagesCompete() {
        assertThat(guess(GERMAN, "en", "de").code()).isEqualTo("de");
        assertThat(guess(GERMAN, "de").code()).isEqualTo("de");
        assertThat(guess(GERMAN, "vi", "zh").code()).isEqualTo("und");
        assertThat(guess(ENGLISH, "vi", "zh").code()).isEqualTo("und");
        assertThat(guess("外務省は、両国が新しい鉄道を建設すると発表した。", "zh").code()).isEqualTo("und");
    }

    /** One part each of the three that are looked at, so the surer half is at most two thirds. */
    @Test
    void aTextOfTwoLanguagesIsToldWithLessConfidence() {
        assertThat(guess(ENGLISH.repeat(100)).confidence()).isCloseTo(1, within(1e-9));
        assertThat(guess(GERMAN.repeat(100)).confidence()).isGreaterThan(0.95);
        GuessedLanguage mixed = guess(ENGLISH.repeat(60) + GERMAN.repeat(40));
        assertThat(mixed.code()).isEqualTo("en");
        assertThat(mixed.confidence()).isBetween(0.6, 0.7);
        GuessedLanguage scripts = guess("外交部发言人表示，两国将继续合作建设新铁路。".repeat(9) + ENGLISH.repeat(4));
        assertThat(scripts.confidence()).isBetween(0.5, 0.8);
    }

    @Property
    void confidenceIsAShareAndUnknownHasNone(@ForAll String text) {
        GuessedLanguage guess = guess(text);
        assertThat(guess.confidence()).isBetween(0.0, 1.0);
        assertThat(guess.code().equals("und")).isEqualTo(guess.confidence() == 0);
    }

    @Test
    void whatIsSaidDoesNotDependOnWhatWasReadBefore() {
        LanguageGuesser used = new LanguageGuesser(Set.of());
        for (String text :
                List.of(GERMAN, ENGLISH, "Le ministre a annoncé hier une ligne", GERMAN.repeat(50), GERMAN)) {
            assertThat(used.guess(text)).isEqualTo(guess(text));
        }
    }

    @Test
    void theSettingsNameWhatCanBeTold() {
        assertThat(AnalysisSettings.LANGUAGES).isEqualTo(LanguageGuesser.languages());
    }

    @Test
    void whereAScriptHasSeveralLanguagesTheModelKnowsThemAll() {
        for (WrittenScript script : WrittenScript.values()) {
            if (script.languages().size() > 1) {
                assertThat(LanguageModel.get().languages()).containsAll(script.languages());
            }
        }
    }
}
