package dev.broadsheet.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityMeterTest {

    private static final QualityMeter METER = new QualityMeter();

    private static QualitySignals measure(String text) {
        return METER.measure(text, 0, OptionalInt.empty());
    }

    @Test
    void byHand() {
        // without white space: "AbC" 3, "d1%" 3, "#" 1; twice "AbC": 10 characters in 4 lines, one blank
        QualitySignals signals = METER.measure("AbC\n d1%\n\n#\n  AbC ", 3, OptionalInt.of(1));
        assertThat(signals.characters()).isEqualTo(18);
        assertThat(signals.lines()).isEqualTo(4);
        assertThat(signals.symbolRatio()).isCloseTo(1 / 10.0, within(1e-12));
        assertThat(signals.digitRatio()).isCloseTo(1 / 10.0, within(1e-12));
        // A, C, A, C of 7 letters with case
        assertThat(signals.uppercaseRatio()).isCloseTo(4 / 7.0, within(1e-12));
        assertThat(signals.repeatedLineRatio()).isCloseTo(3 / 10.0, within(1e-12));
        assertThat(signals.stopWordRatio()).isEqualTo(OptionalDouble.of(1 / 3.0));
        // 7 letters and a digit
        assertThat(signals.meanWordLength()).isCloseTo(8 / 3.0, within(1e-12));
        assertThat(signals.ocrNoise()).isZero();
    }

    @Test
    void nothingIsNothing() {
        QualitySignals signals = METER.measure(" \n\n ", 0, OptionalInt.of(0));
        assertThat(signals).isEqualTo(new QualitySignals(4, 0, 0, 0, 0, 0, OptionalDouble.empty(), 0, 0, 0));
    }

    @Test
    void charactersOutsideTheBasicPlaneCountOnce() {
        // an emoji is a symbol, an ideograph of extension B is none
        QualitySignals signals = METER.measure("ab\uD83D\uDE00\uD840\uDC00", 1, OptionalInt.empty());
        assertThat(signals.characters()).isEqualTo(4);
        assertThat(signals.symbolRatio()).isCloseTo(1 / 4.0, within(1e-12));
        assertThat(signals.meanWordLength()).isCloseTo(3, within(1e-12));
    }

    @Test
    void shareOfMisreadWords() {
        // w0rd, a speck, tHe-type case and a word cut at the line's end, of 8
        assertThat(measure("A w0rd , tHeRe is rail-\nway news").ocrNoise()).isCloseTo(4 / 8.0, within(1e-12));
    }

    @Test
    void aHyphenAtTheEndOfALineBeforeACapitalCutsNothing() {
        assertThat(measure("anti-\nAmerican").ocrNoise()).isZero();
        assertThat(measure("the end -\nthen").ocrNoise()).isZero();
        assertThat(measure("rail-").ocrNoise()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w0rd",
                "l9l6a",
                "tHeRe",
                "THere",
                "p^blic",
                "o;l,d",
                "wiiiiill",
                "t",
                "wltch'bcdfg^x",
                "bcdfg",
                ",",
                "\"",
                "■",
                "^",
                "ма9ка",
                "кОтЫ",
                "Αθ7να"
            })
    void garbage(String piece) {
        assertThat(measure(piece).ocrNoise()).as(piece).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word",
                "19th",
                "A4",
                "3D",
                "1990s",
                "McDonald",
                "iPhone",
                "JavaScript",
                "PDFs",
                "UN",
                "O'Brien",
                "don’t",
                "U.S.",
                "e.g.",
                "(see",
                "well-known",
                "and/or",
                "$1,200.50",
                "50%",
                "x.",
                "A",
                "I",
                "é",
                "w",
                "и",
                "10:30",
                "smrt",
                "—",
                "...",
                "*",
                "Hà",
                "Đắk",
                "naïve",
                "straße",
                "שלום",
                "العربية",
                "नमस्ते",
                "서울",
                "file_name",
                "AT&T",
                "A.B.C.",
                "«été»",
                "¿Qué?"
            })
    void fine(String piece) {
        assertThat(measure(piece).ocrNoise()).as(piece).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.b/w0rd1x", "www.w0rd1x.org", "w0r1d@b2b.example", "mailto:w0r1d@x.org"})
    void addressesAreNotJudged(String piece) {
        assertThat(measure("word " + piece).ocrNoise()).isZero();
    }

    /** As they come where UTF-8 was read in another encoding, and cleaned: controls are gone. */
    @ParameterizedTest
    @CsvSource({
        "windows-1252, 'Cafés à Besançon, où l’été dure — « déjà »'",
        "windows-1252, 'Житель города'",
        "windows-1252, 北京的新闻记者",
        "windows-1252, Emoji \uD83D\uDE00 too",
        "windows-1251, 'Правительство объявило о строительстве новой дороги'"
    })
    void mojibakeIsNoted(String readAs, String text) {
        assertThat(measure(text).mojibakeRatio()).as(text).isLessThan(0.1);
        String broken = new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName(readAs));
        assertThat(measure(broken).mojibakeRatio()).as(broken).isGreaterThan(0.9);
    }

    @Test
    void mojibakeByHand() {
        // outside ASCII: Ã © é Â £, of which Ã© and Â£ are é and £
        assertThat(measure("Ã©té, Â£5").mojibakeRatio()).isCloseTo(4 / 5.0, within(1e-12));
        assertThat(measure("plain").mojibakeRatio()).isZero();
        // by chance: a capital before a closing quotation mark, once among many
        assertThat(measure("«CAFÉ», été, déjà, où").mojibakeRatio()).isCloseTo(2 / 8.0, within(1e-12));
    }

    @Test
    void scriptsWithoutSpaces() {
        assertThat(measure("人工智能正在改变世界，第3章。").ocrNoise()).isZero();
        assertThat(measure("รถไฟความเร็วสูง").ocrNoise()).isZero();
        // 4 ideographs are 2 words; 1 piece of garbage between them
        assertThat(measure("人工^智能").ocrNoise()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Property
    void allSharesAreShares(@ForAll String text) {
        QualitySignals signals = METER.measure(text, 5, OptionalInt.of(2));
        assertThat(signals.symbolRatio()).isBetween(0.0, 1.0);
        assertThat(signals.digitRatio()).isBetween(0.0, 1.0);
        assertThat(signals.uppercaseRatio()).isBetween(0.0, 1.0);
        assertThat(signals.repeatedLineRatio()).isBetween(0.0, 1.0);
        assertThat(signals.ocrNoise()).isBetween(0.0, 1.0);
        // whatever was measured before makes no difference
        assertThat(new QualityMeter().measure(text, 5, OptionalInt.of(2))).isEqualTo(signals);
    }

    @Property
    void smallLettersAreJudgedAsAllPiecesAre(@ForAll int seed) {
        java.util.Random random = new java.util.Random(seed);
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(45); i >= 0; i--) {
            word.append("abcdéillllllrstwy".charAt(random.nextInt(17)));
        }
        char[] chars = word.toString().toCharArray();
        assertThat(Garbage.isSmallLetters(chars, 0, chars.length)).isEqualTo(Garbage.is(chars, 0, chars.length));
    }

    @Property
    void repeatingATextRepeatsItsLines(@ForAll String text) {
        String clean = text.replace("\n", " ").toLowerCase(Locale.ROOT);
        QualitySignals once = measure(clean);
        QualitySignals thrice = measure(clean + "\n" + clean + "\n" + clean);
        assertThat(thrice.repeatedLineRatio()).isCloseTo(once.lines() == 0 ? 0 : 2 / 3.0, within(1e-9));
        assertThat(thrice.symbolRatio()).isCloseTo(once.symbolRatio(), within(1e-9));
    }
}
