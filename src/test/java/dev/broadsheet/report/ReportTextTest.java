package dev.broadsheet.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "data:text/html,<script>",
                "file:///etc/passwd",
                "//example.org/a",
                "/a/b",
                "http:",
                "https:///a",
                "http://exa mple.org",
                "not an address",
                ""
            })
    void linksLeadToTheWebOnly(String url) {
        assertThat(SafeUrl.of(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a?b=1#c, https://example.org/a?b=1#c",
        "HTTP://example.org/, HTTP://example.org/",
        "https://example.org/Việt, https://example.org/Vi%E1%BB%87t",
        "https://example.org/?a=<b>|c d, https://example.org/?a=%3Cb%3E%7Cc%20d"
    })
    void addressesOfTheWebStay(String url, String kept) {
        assertThat(SafeUrl.of(" " + url + " ")).isEqualTo(kept);
    }

    @Test
    void theTitleIsNotSaidTwice() {
        assertThat(Excerpt.of("Harbour reopens\n\nThe dredger  came back.", "Harbour reopens"))
                .isEqualTo("The dredger came back.");
        assertThat(Excerpt.of("Mr. President, I have the honour", "Mr. President, I"))
                .isEqualTo("… have the honour");
        assertThat(Excerpt.of("Harbour reopens", "Harbour reopens")).isEqualTo("Harbour reopens");
        assertThat(Excerpt.of("The dredger came back.", "Harbour")).isEqualTo("The dredger came back.");
    }

    @Test
    void longTextIsCutBetweenWordsAndNeverWithinACharacter() {
        String words = "word ".repeat(100);
        assertThat(Excerpt.of(words, "")).endsWith("word…").hasSizeLessThanOrEqualTo(241);
        // a script without spaces, of characters that take two UTF-16 units each
        String signs = "𠀀".repeat(300);
        String cut = Excerpt.of(signs, "");
        assertThat(cut).endsWith("…").hasSizeLessThanOrEqualTo(242);
        assertThat(cut.codePoints().filter(point -> point == 0x20000).count()).isEqualTo(cut.length() / 2);
    }

    @Test
    void figuresAreShortAndWhole() {
        assertThat(Figures.whole(1234567)).isEqualTo("1,234,567");
        assertThat(Figures.seconds(61.26)).isEqualTo("61.3 s");
        assertThat(Figures.figure(5637.4321)).isEqualTo("5637.4");
        assertThat(Figures.figure(-0.00321834)).isEqualTo("-0.0032183");
        assertThat(Figures.figure(263)).isEqualTo("263");
        assertThat(Rounded.of(0.123456)).isEqualTo(0.1235);
        assertThat(Rounded.of(98765.4)).isEqualTo(98770);
        assertThat(Rounded.of(Double.NaN)).isZero();
    }
}
