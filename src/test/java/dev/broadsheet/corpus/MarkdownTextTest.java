package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# The *pier* | The pier",
                "A [link](https://a.example/b 'c') and **bold** `code` | A link and bold code",
                "![a picture](b.png)Text | Text",
                "a <b>c</b> d | a c d",
                "one\\*two &amp; three | one*two & three",
                "<https://a.example> | https://a.example",
                "[text][1]\\n\\n[1]: https://a.example | text",
                "<div><p>In a <i>block</i></p></div> | In a block",
                "> quoted\\n> on | quoted\\non",
                "***\\nText | Text"
            })
    void marksAreNoText(String markdown, String text) {
        assertThat(MarkdownText.of(markdown.replace("\\n", "\n"))).isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void blocksStandApart() {
        assertThat(MarkdownText.of("""
                Title
                =====

                One line
                of text.

                - first
                - second
                  - within

                1. one

                2. two

                ```python
                print("code is no prose")
                ```

                | a | b |
                |---|---|
                | c | d |

                The end.
                """))
                .isEqualTo(
                        "Title\n\nOne line\nof text.\n\nfirst\nsecond\nwithin\n\none\n\ntwo\n\na\tb\nc\td\n\nThe end.");
    }

    @Test
    void depthIsBounded() {
        assertThat(MarkdownText.of(">".repeat(100_000) + " deep")).endsWith("deep");
        assertThat(MarkdownText.of("[".repeat(50_000) + "x" + "]".repeat(50_000)))
                .contains("x");
        assertThat(MarkdownText.of("*a ".repeat(20_000))).contains("a");
        assertThat(MarkdownText.of("- ".repeat(20_000) + "x")).contains("x");
    }

    @Property
    void wordsOfParagraphsStay(
            @ForAll @Size(min = 1, max = 20) List<@AlphaChars @StringLength(min = 1, max = 8) String> words) {
        assertThat(MarkdownText.of(String.join("\n\n", words))).isEqualTo(String.join("\n\n", words));
        assertThat(MarkdownText.of("**" + String.join(" ", words) + "**")).isEqualTo(String.join(" ", words));
    }
}
