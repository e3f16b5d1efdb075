package dev.broadsheet.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineKeysTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Continued on page 3 of 7 | CONTINUED ON PAGE 12 OF 144",
                "Subscribe to our newsletter | '  Subscribe \t to our  newsletter '",
                "© 2019 The Daily Example | © 2020 The Daily Example",
                "微信搜索阮一峰的网络日志 第 7 期 | 微信搜索阮一峰的网络日志 第 123 期"
            })
    void whatMakesNoDifference(String one, String other) {
        assertThat(LineKeys.of(one)).isEqualTo(LineKeys.of(other)).isNotEqualTo(LineKeys.NO_KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Subscribe to our newsletter | Subscribe to your newsletter",
                "Subscribe to our newsletter | Subscribe to ournewsletter",
                "Share this story now | Share this story now!",
                "Population in all 3 | Population in all"
            })
    void whatMakesADifference(String one, String other) {
        assertThat(LineKeys.of(one)).isNotEqualTo(LineKeys.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "* * *",
                "1916 12 24 365",
                "12,500    13,100    14,900",
                // how paragraphs of broken text end, and go on
                "Organization.",
                "United Nations.",
                "international community and the peoples of the world.",
                // too short to tell
                "Oh, my!",
                "Chapter I",
                "前言"
            })
    void linesWithoutAKey(String line) {
        assertThat(LineKeys.of(line)).isEqualTo(LineKeys.NO_KEY);
    }

    @Test
    void aTextIsNoLine() {
        assertThat(LineKeys.of("A word ".repeat(280))).isNotEqualTo(LineKeys.NO_KEY);
        assertThat(LineKeys.of("A word ".repeat(300))).isEqualTo(LineKeys.NO_KEY);
    }

    @Property
    void aPartOfATextHasTheKeyItHasAlone(
            @ForAll @StringLength(max = 30) String before,
            @ForAll @CharRange(from = ' ', to = 'z') @StringLength(max = 60) String line,
            @ForAll @StringLength(max = 30) String after) {
        assertThat(LineKeys.of(before + line + after, before.length(), before.length() + line.length()))
                .isEqualTo(LineKeys.of(line));
    }

    @Test
    void bothFloorsHaveToBeReached() {
        BoilerplateRule rule = new BoilerplateRule(10, 0.02);
        assertThat(rule.isBoilerplate(100, 10)).isTrue();
        // too few articles, whatever their share
        assertThat(rule.isBoilerplate(9, 9)).isFalse();
        // 2 % of 1,000 are 20
        assertThat(rule.isBoilerplate(1000, 19)).isFalse();
        assertThat(rule.isBoilerplate(1000, 20)).isTrue();
        assertThatThrownBy(() -> new BoilerplateRule(1, 0.1)).hasMessageContaining("2 articles at least");
        assertThatThrownBy(() -> new BoilerplateRule(10, 1.5)).hasMessageContaining("1.5");
    }

    /** Poems, lists and tables beside a colophon, in a source of 40 articles: only the colophon goes. */
    @Test
    void versesAndListsStay() {
        Map<Long, Integer> holding = new HashMap<>();
        for (int article = 0; article < 40; article++) {
            StringBuilder text = new StringBuilder();
            // a refrain, over and over within one article
            text.append(article == 3 ? "Nevermore shall the swallows return to the eaves\n".repeat(50) : "");
            // a proverb that a few quote
            text.append(article % 8 == 0 ? "All that glisters is not gold, as they say\n" : "");
            // a table whose rows differ in numbers alone
            text.append("1916 12 24 365\n12,500 13,100\n".repeat(5));
            // a list, each article its own
            text.append("Population of town number ")
                    .append("ABCDEFGHIJ".charAt(article % 10))
                    .append(article / 10 > 1 ? "x\n" : "y\n");
            text.append("© 2016 The Valley Messenger, page ").append(article).append('\n');
            Set<Long> keys = new HashSet<>();
            text.toString()
                    .lines()
                    .map(LineKeys::of)
                    .filter(key -> key != LineKeys.NO_KEY)
                    .forEach(keys::add);
            keys.forEach(key -> holding.merge(key, 1, Integer::sum));
        }
        BoilerplateRule rule = new BoilerplateRule(10, 0.02);
        List<Long> boilerplate = holding.entrySet().stream()
                .filter(line -> rule.isBoilerplate(40, line.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(boilerplate).containsExactly(LineKeys.of("© 2016 The Valley Messenger, page 7"));
    }

    /** The definition: what is left of a line when nothing is left that makes no difference, hashed as a whole. */
    private static long slowly(String line) {
        StringBuilder left = new StringBuilder();
        int letters = 0;
        int words = 0;
        byte before = Characters.SPACE;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            byte kind = Characters.kind(c);
            if (kind != Characters.SPACE) {
                boolean letter = Characters.letter(kind);
                if (left.isEmpty() && kind == Characters.LOWER) {
                    return LineKeys.NO_KEY;
                }
                left.append(before == Characters.SPACE && !left.isEmpty() ? " " : "");
                if (kind != Characters.DIGIT) {
                    left.append(Character.toLowerCase(c));
                } else if (before != Characters.DIGIT) {
                    left.append('0');
                }
                letters += Characters.weight(kind);
                words += kind == Characters.UNSPACED || (letter && !Characters.letter(before)) ? 1 : 0;
            }
            before = kind;
        }
        if (letters < LineKeys.LEAST_LETTERS || (words <= 2 && letters < LineKeys.LEAST_OF_FEW)) {
            return LineKeys.NO_KEY;
        }
        long hash = 0xCBF29CE484222325L;
        for (char c : left.toString().toCharArray()) {
            hash = (hash ^ c) * 0x100000001B3L;
        }
        long key = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return key ^ (key >>> 29);
    }

    @Property
    void everyLineHasTheKeyOfTheDefinition(@ForAll("lines") String line) {
        assertThat(LineKeys.of(line)).isEqualTo(slowly(line));
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Peace",
                "peace",
                "AND",
                "İ",
                "e\u0301",
                "\u0301",
                "co\u00ADop",
                "1",
                "23",
                "٣",
                "中",
                "文",
                "か",
                "ที่",
                "שלום",
                "क्षि",
                "😀",
                "\uD83D",
                "ǅ",
                "ª",
                "々",
                "-",
                ",",
                "#",
                " ",
                " ",
                "\t");
        return pieces.list().ofMaxSize(40).map(all -> String.join("", all));
    }
}
