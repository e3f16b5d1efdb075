package dev.broadsheet.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.quality.Characters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShinglesTest {

    private static int size(String text) {
        return ShingleSet.of(text).size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // three words each: one two three, two three four
                "one two three four | 2",
                "one two | 0",
                // the same three words twice
                "one two three one two three | 3",
                "Bộ Ngoại giao Việt Nam | 3",
                "Στον κόσμο όλα αλλάζουν | 2",
                // five characters each, where no spaces are set
                "今日は天気がいい | 4",
                "ประเทศไทย | 5",
                // a combined letter is one word, and digits are words
                "cafe\u0301 noir 12 | 1",
            })
    void shinglesOfThreeWordsOrFiveCharacters(String text, int shingles) {
        assertThat(size(text.strip())).isEqualTo(shingles);
    }

    @Test
    void emptyTextsHaveNone() {
        assertThat(size("")).isZero();
        assertThat(size(" \n\t.,;!")).isZero();
    }

    @Property
    void spacesPunctuationAndCaseMakeNoDifference(
            @ForAll @Size(min = 3, max = 60) List<@AlphaChars @StringLength(min = 1, max = 9) String> words) {
        String plain = String.join(" ", words);
        String other = "  \"" + String.join(",\n -- ", words).toUpperCase(Locale.ROOT) + "!\"";
        assertThat(ShingleSet.of(other).hashes()).isEqualTo(ShingleSet.of(plain).hashes());
    }

    @Property
    void theSetIsThatOfAllRunsOfThreeWords(
            @ForAll @Size(min = 3, max = 80) List<@AlphaChars @StringLength(min = 1, max = 1) String> words) {
        long different = IntStream.range(0, words.size() - 2)
                .mapToObj(i -> words.subList(i, i + 3).stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")))
                .distinct()
                .count();
        assertThat(size(String.join(" ", words))).isEqualTo((int) different);
    }

    /** The texts are longer than the pieces in which they are read, so words and shingles stand across the seams. */
    @ParameterizedTest
    @ValueSource(ints = {16_383, 16_384, 16_385, 32_768, 100_000})
    void piecesMakeNoDifference(int before) {
        String story = story(300, 7);
        String shifted = " ".repeat(before - 700) + story;
        assertThat(ShingleSet.of(shifted).hashes())
                .isEqualTo(ShingleSet.of(story).hashes());
        String unspaced = "春眠不覚暁処処聞啼鳥夜来風雨声花落知多少".repeat(1);
        assertThat(ShingleSet.of(" ".repeat(before - 9) + unspaced).hashes())
                .isEqualTo(ShingleSet.of(unspaced).hashes());
    }

    @Test
    void runsOfAPartStandInTheWhole() {
        String part = story(600, 1);
        String whole = story(500, 2) + ". " + part + " " + story(900, 3);
        int[] runs = new Sketcher(0.7, 20).sketch(part).runs();
        int[] ofWhole = new Sketcher(0.7, 20).sketch(whole).runs();
        // of about 593 runs one in 32
        assertThat(runs.length).isBetween(8, 32);
        assertThat(Arrays.stream(ofWhole).boxed().toList())
                .containsAll(Arrays.stream(runs).boxed().toList());
    }

    @Test
    void aSketchIsOfTheTextAloneWhateverWasSketchedBefore() {
        Sketcher sketcher = new Sketcher(0.7, 20);
        for (String text :
                List.of(story(5_000, 1), story(25, 2), "word ".repeat(9_000), "五".repeat(60), story(400, 3))) {
            Sketch first = sketcher.sketch(text);
            Sketch fresh = new Sketcher(0.7, 20).sketch(text);
            assertThat(first.bands()).isEqualTo(fresh.bands());
            assertThat(first.runs()).isEqualTo(fresh.runs());
            assertThat(first.isNone()).isFalse();
        }
        assertThat(sketcher.sketch(story(21, 4)).isNone()).isTrue();
        assertThat(sketcher.sketch(story(22, 4)).isNone()).isFalse();
    }

    /** The definition, without tables of characters and without sums that go on: each token by itself, each shingle from its tokens. */
    private static int[] shingles(String text) {
        List<Long> tokens = new ArrayList<>();
        List<Integer> windows = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean afterUnspaced = false;
        for (char c : (text + " ").toCharArray()) {
            byte kind = Characters.kind(c);
            boolean format = Character.getType(c) == Character.FORMAT;
            boolean mark = kind == Characters.MARK;
            if (List.of(Characters.DIGIT, Characters.UPPER, Characters.LOWER, Characters.OTHER_LETTER)
                            .contains(kind)
                    || (mark && !(afterUnspaced && word.isEmpty()))) {
                word.append(format ? "" : Character.toLowerCase(c));
                continue;
            }
            if (!word.isEmpty()) {
                long hash = 0xCBF29CE484222325L;
                for (char letter : word.toString().toCharArray()) {
                    hash = (hash ^ letter) * 0x100000001B3L;
                }
                tokens.add(Shingles.mix(hash));
                windows.add(Shingles.WORDS);
                word.setLength(0);
            }
            boolean unspaced = kind == Characters.UNSPACED || kind == Characters.SURROGATE;
            if (unspaced || (mark && !format)) {
                tokens.add(Shingles.mix(c));
                windows.add(Shingles.CHARACTERS);
            }
            afterUnspaced = unspaced || (afterUnspaced && mark);
        }
        return IntStream.range(0, tokens.size())
                .filter(i -> i + 1 >= windows.get(i))
                .map(i -> {
                    long sum = 0;
                    for (long token : tokens.subList(i + 1 - windows.get(i), i + 1)) {
                        sum = sum * 0x9E3779B97F4A7C15L + token;
                    }
                    return (int) (Shingles.mix(sum) >>> Integer.SIZE);
                })
                .sorted()
                .distinct()
                .toArray();
    }

    @Property
    void everyTextHasTheShinglesOfTheDefinition(@ForAll("texts") String text) {
        assertThat(ShingleSet.of(text).hashes()).isEqualTo(shingles(text));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "peace",
                "Peace",
                "İ",
                "ß",
                "e\u0301",
                "\u0301",
                "co\u00ADop",
                "\u00AD",
                "\u200D",
                "19",
                "٣",
                "中",
                "文",
                "か\u3099",
                "ไ",
                "ที่",
                "ه",
                "שׁ",
                "क्षि",
                "😀",
                "\uD840\uDC00",
                "\uD83D",
                "\uDC00",
                "ǅ",
                "ª",
                "々",
                "\u0000",
                "\uFFFF",
                "-",
                ",",
                "\n",
                " ",
                " ",
                " ");
        return Arbitraries.oneOf(
                pieces.list().ofMaxSize(80).map(all -> String.join("", all)),
                Arbitraries.strings().ofMaxLength(60));
    }

    static String story(int words, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, words)
                .mapToObj(i -> "w" + Integer.toString(random.nextInt(20_000), Character.MAX_RADIX))
                .collect(Collectors.joining(" "));
    }
}
