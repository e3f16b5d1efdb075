package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTextTest {

    @Test
    void lineEndsBecomeLineFeeds() {
        assertThat(CleanText.clean("a\r\nb\rc\fd\u0085e\u2028f\n\ng")).isEqualTo("a\nb\nc\nd\ne\nf\n\ng");
    }

    @Test
    void controlsGoTabsStay() {
        assertThat(CleanText.clean("a\0b\u0007c\u009Fd\te")).isEqualTo("abcd\te");
    }

    @Test
    void strayHalvesOfPairsAreReplaced() {
        assertThat(CleanText.clean("a\uD83Db\uDE00c")).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(CleanText.clean("smile \uD83D\uDE00")).isEqualTo("smile \uD83D\uDE00");
    }

    @Test
    void decomposedLettersAreComposed() {
        assertThat(CleanText.clean("cafe\u0301 Vie\u0323\u0302t")).isEqualTo("caf\u00E9 Vi\u1EC7t");
        // Far behind something else that is to be cleaned.
        assertThat(CleanText.clean("\r\n then e\u0301")).isEqualTo("\n then \u00E9");
    }

    @Test
    void spaceAtTheEndGoes() {
        assertThat(CleanText.clean("  a \n\t \n")).isEqualTo("  a");
    }

    @Test
    void fineTextIsNotCopied() {
        String fine = "Plain “quoted” 日本語 Việt text";
        assertThat(CleanText.clean(fine)).isSameAs(fine);
    }

    @ParameterizedTest
    @CsvSource({"a, 'a'", "'x \t y', 'x y'", "'  two\nlines ', 'two lines'"})
    void cleanLineIsOneLine(String value, String expected) {
        assertThat(CleanText.cleanLine(value)).isEqualTo(expected);
    }

    @Test
    void charactersTakenForInertAreSoByUnicode() {
        for (int c = 0; c < Character.MIN_SURROGATE; c++) {
            if (CleanText.inert((char) c)) {
                String beside = "e" + (char) c + "e";
                assertThat(Normalizer.normalize(beside, Form.NFC)).isEqualTo(beside);
                assertThat(Character.getType(c)).isNotEqualTo((int) Character.NON_SPACING_MARK);
            }
        }
    }

    @Property
    boolean cleaningIsIdempotentAndNormal(@ForAll @CharRange(from = '\0', to = '\uFFFF') String any) {
        String clean = CleanText.clean(any);
        return CleanText.clean(clean).equals(clean)
                && Normalizer.isNormalized(clean, Form.NFC)
                && clean.chars().noneMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c))
                && clean.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Property
    boolean anyMixtureOfHardCharactersComesOutClean(@ForAll @CharRange(from = '\u0300', to = '\u030F') String marks) {
        String clean = CleanText.clean("e" + marks + "\r\n\u1100\u1161" + marks);
        return CleanText.clean(clean).equals(clean) && Normalizer.isNormalized(clean, Form.NFC);
    }
}
