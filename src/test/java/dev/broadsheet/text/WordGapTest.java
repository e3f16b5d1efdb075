package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordGapTest {

    private static WordGap between(String first, String gap, String second) {
        return WordGap.of(first + gap + second, first.length(), first.length() + gap.length());
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',NONE",
                "' ',NONE",
                "'  ',NONE",
                "'   ',BREAK",
                "-,HYPHEN",
                "\u2010,HYPHEN",
                "' - ',BREAK",
                "'. ',BREAK",
                "',',BREAK",
                "'\t',BREAK",
                "\u30FB,NONE",
                "\u00A0,NONE",
                "\u3000,NONE",
                "/,BREAK"
            })
    void whatStandsBetweenWords(String gap, WordGap expected) {
        assertThat(between("word", gap, "next")).isEqualTo(expected);
    }

    @Test
    void linesOfProseGoOnAndOthersEnd() {
        String wrapped = "a line of prose that is long enough to have been wrapped";
        assertThat(between(wrapped, "\n", "next")).isEqualTo(WordGap.NONE);
        assertThat(between("before\n" + wrapped, "\n", "next")).isEqualTo(WordGap.NONE);
        assertThat(between(wrapped, "\n\n", "next")).isEqualTo(WordGap.BREAK);
        assertThat(between("A heading", "\n", "next")).isEqualTo(WordGap.BREAK);
        assertThat(between("a paragraph ".repeat(20).strip(), "\n", "next")).isEqualTo(WordGap.BREAK);
        assertThat(between("\nword", " ", "next")).isEqualTo(WordGap.NONE);
    }
}
