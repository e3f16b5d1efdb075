package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;

/** The scanner finds the words that Lucene's StandardTokenizer finds in the whole text. */
class ProseScannerTest {

    /** One or more of everything that Unicode's word boundary rules, or Lucene's emoji rules, tell apart. */
    private static final String[] PIECES = {
        "a",
        "B",
        "z",
        "1",
        "9",
        "_",
        "'",
        "\"",
        ".",
        ",",
        ";",
        ":",
        "-",
        "/",
        "@",
        "#",
        "*",
        "&",
        "%",
        "(",
        "\\",
        "|",
        " ",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\u000B",
        "\u0000",
        "\u001F",
        "\u007F",
        "\u0085",
        "\u00A0",
        "\u00AD",
        "\u00A9",
        "\u00AE",
        "\u00AA",
        "\u00B7",
        "\u00D7",
        "\u00DF",
        "\u00E9",
        "\u0130",
        "\u01C5",
        "\u024F",
        "\u0250",
        "\u02BC",
        "\u0301",
        "\u0387",
        "\u0416",
        "\u05D0",
        "\u05F3",
        "\u05F4",
        "\u0627",
        "\u0661",
        "\u066B",
        "\u200B",
        "\u200C",
        "\u200D",
        "\u200E",
        "\u2010",
        "\u2013",
        "\u2014",
        "\u2018",
        "\u2019",
        "\u201C",
        "\u201D",
        "\u2024",
        "\u2026",
        "\u2027",
        "\u2028",
        "\u2029",
        "\u202F",
        "\u203C",
        "\u203F",
        "\u2044",
        "\u2049",
        "\u205F",
        "\u2060",
        "\u20E3",
        "\u2122",
        "\u231A",
        "\u3000",
        "\u3042",
        "\u30AB",
        "\u30FC",
        "\u4E2D",
        "\uAC00",
        "\u0E01",
        "\u0E34",
        "\uFE0F",
        "\uFE0E",
        "\uFEFF",
        "\uFF07",
        "\uFF0E",
        "\uFF21",
        "\uFFFD",
        "\uD83D\uDE00",
        "\uD83D\uDC68",
        "\uD83C\uDFFD",
        "\uD83C\uDDE9",
        "\uD83C\uDDEA",
        "\uD835\uDC00",
        "\uD83D",
        "\uDE00",
        "1\uFE0F\u20E3"
    };

    private final ProseScanner scanner = new ProseScanner();

    @Property(tries = 20_000)
    void wordsAreThoseOfLucene(@ForAll("texts") String text) {
        assertThat(scan(text)).as(escaped(text)).isEqualTo(lucene(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> plain = Arbitraries.of("a", "b", "1", "2", "_", "'", ".", ",", ":", ";", "-", " ", "\u2019");
        Arbitrary<String> any = Arbitraries.of(PIECES);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, plain), net.jqwik.api.Tuple.of(1, any))
                .list()
                .ofMaxSize(24)
                .map(pieces -> String.join("", pieces))
                // At the end of its input Lucene takes half a surrogate pair for the end of all it has read.
                .map(text -> text.endsWith("\uD83D") ? text + "." : text);
    }

    @Test
    void everyPairAndTripleOfKindsOfCharacters() {
        List<String> wrong = new ArrayList<>();
        for (String a : PIECES) {
            for (String b : PIECES) {
                check(a + b, wrong);
                check("x" + a + b + "x", wrong);
                check("7" + a + b + "7", wrong);
                check("x" + a + " " + b + "x", wrong);
            }
        }
        String[] common = {"a", "1", "_", "'", ".", ",", ":", "-", " ", "\u2019", "\u00E9", "\u00AD"};
        for (String a : common) {
            for (String b : common) {
                for (String c : common) {
                    for (String d : common) {
                        check(a + b + c + d, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyCharacterOfTheBasicPlaneBesideOthers() {
        List<String> wrong = new ArrayList<>();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String mid = String.valueOf((char) c);
            check("a" + mid + "b 1" + mid + "2 a" + mid + "1 " + mid + "_", wrong);
            check("a " + mid + " b" + mid + " " + mid + "c", wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aWordLongerThanLuceneTakesIsCutAsThereAndTheNextTextIsWholeAgain() {
        String text = "before " + "a".repeat(StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT + 3) + " after";
        assertThat(scan(text)).isEqualTo(lucene(text)).hasSize(4);
        assertThat(scan("next one")).containsExactly("next", "one");
    }

    @Test
    void textsOfEveryLengthUpToTheBuffer() {
        for (int length = 0; length < 40; length++) {
            assertThat(scan("a".repeat(length)).size()).isEqualTo(length == 0 ? 0 : 1);
            assertThat(scan("a.".repeat(length))).isEqualTo(lucene("a.".repeat(length)));
        }
        ProseScanner fresh = new ProseScanner();
        List<Integer> found = new ArrayList<>();
        for (int length : new int[] {(1 << 14) - 2, (1 << 14) - 1, 1 << 14, (1 << 14) + 1, 1 << 15}) {
            found.add(fresh.scan(
                    "b.".repeat(length / 2) + ".".repeat(length % 2), (chars, start, size, hash, at, span) -> {}));
        }
        assertThat(found).containsOnly(1);
    }

    private void check(String text, List<String> wrong) {
        List<String> expected = lucene(text);
        List<String> found = scan(text);
        if (!found.equals(expected) && wrong.size() < 20) {
            wrong.add(escaped(text) + ": " + escaped(found.toString()) + " instead of " + escaped(expected.toString()));
        }
    }

    private List<String> scan(String text) {
        List<String> words = new ArrayList<>();
        int number = scanner.scan(text, (chars, start, length, hash, at, span) -> {
            words.add(new String(chars, start, length));
            assertThat(hash).isEqualTo(FormTable.hash(chars, start, length));
            assertThat(text.substring(at, at + length)).isEqualTo(new String(chars, start, length));
        });
        assertThat(number).isEqualTo(words.size());
        return words;
    }

    private static final StandardTokenizer TOKENIZER = new StandardTokenizer();

    private static List<String> lucene(String text) {
        TOKENIZER.setMaxTokenLength(StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT);
        CharTermAttribute token = TOKENIZER.getAttribute(CharTermAttribute.class);
        List<String> words = new ArrayList<>();
        try {
            TOKENIZER.setReader(new StringReader(text));
            TOKENIZER.reset();
            while (TOKENIZER.incrementToken()) {
                words.add(token.toString());
            }
            TOKENIZER.end();
            TOKENIZER.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c > ' ' && c < 0x7F ? String.valueOf((char) c) : "\\u%04X".formatted(c)));
        return out.toString();
    }
}
