package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuesserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The harbour master closed the port after a storm had broken the outer wall.",
                "en | Fishing quotas for cod fall by a third",
                "vi | Bộ Ngoại giao cho biết hai nước sẽ xây dựng tuyến đường sắt mới.",
                "zh | 外交部发言人表示，两国将继续合作建设新铁路。",
                "ja | 外務省は、両国が新しい鉄道を建設すると発表した。",
                "ko | 외교부는 두 나라가 새 철도를 건설할 것이라고 밝혔다.",
                "th | กระทรวงการต่างประเทศกล่าวว่าสองประเทศจะสร้างทางรถไฟสายใหม่",
                "el | Το υπουργείο ανακοίνωσε ότι θα κατασκευαστεί νέος σιδηρόδρομος",
                "und | Der Hafenmeister hat gestern Morgen den Hafen wegen Sturm geschlossen",
                "und | El ministro anuncia una nueva línea de ferrocarril entre ambas ciudades",
                "und | 12345 67890 --- ***",
                "und | ''"
            })
    void tellsWhatItCan(String code, String text) {
        assertThat(LanguageGuesser.guess(text).code()).isEqualTo(code);
    }

    @Property
    void confidenceIsAShareAndUnknownHasNone(@ForAll String text) {
        GuessedLanguage guess = LanguageGuesser.guess(text);
        assertThat(guess.confidence()).isBetween(0.0, 1.0);
        assertThat(guess.code().equals("und")).isEqualTo(guess.confidence() == 0);
    }
}
