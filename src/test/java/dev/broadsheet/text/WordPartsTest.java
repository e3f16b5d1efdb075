package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WordPartsTest {

    @Test
    void singleChineseCharactersAreParts() {
        Predicate<String> parts = WordParts.of("zh");
        assertThat(parts.test("件")).isTrue();
        assertThat(parts.test("\uD840\uDC0B")).as("an ideograph of two units").isTrue();
        assertThat(parts.test("插件")).isFalse();
        assertThat(parts.test("c")).as("a language").isFalse();
    }

    @Test
    void whatDoesNotStandAloneInVietnamese() {
        Predicate<String> parts = WordParts.of("vi");
        assertThat(parts.test("bị")).isTrue();
        assertThat(parts.test("có thể"))
                .as("a compound that is a function word")
                .isTrue();
        assertThat(parts.test("bị cáo")).isFalse();
        assertThat(parts.test("sắt")).isFalse();
    }

    @Test
    void otherLanguagesHaveNone() {
        assertThat(WordParts.of("ja").test("手")).isFalse();
        assertThat(WordParts.of("xx").test("có")).isFalse();
    }
}
