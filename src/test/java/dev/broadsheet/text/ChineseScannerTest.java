package dev.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of which the same character is one time a function word, one time a part. */
class ChineseScannerTest {

    /** Words between spaces; expected are those that have no function by their place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a measure word, and the same as a part of a word
                "一 件 事 | 事",
                "安装 插 件 吧 | 安装 插 件 吧",
                "这 篇 文章 | 这 文章",
                "30 家 公司 | 30 公司",
                "专 家 | 专 家",
                "上 周 话题 | 上 话题",
                // a number amid numbers, before a word, at the end; and as the beginning of a word
                "二 十 五 | ''",
                "一 看到 | 看到",
                "第 一 | ''",
                "第 三 部 | ''",
                "第 三 方 | 第 三 方",
                "第 第 三 方 | 第 三 方",
                "三十 多 家 | 三十",
                "扫描 二 维 码 | 扫描 二 维 码",
                // an auxiliary before a verb, and the beginning of a word
                "可 下载 | 下载",
                "可 视 化 | 可 视 化",
                "可 的 | 的",
                "可 a | a",
            })
    void whatStandsBesideACharacterDecides(String words, String expected) {
        assertThat(String.join(" ", scanned(words))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"一。件 事 | 件 事", "可。视 化 | 视 化"})
    void whatPunctuationPartsStandsNotBesideEachOther(String words, String expected) {
        assertThat(String.join(" ", scanned(words))).isEqualTo(expected);
    }

    /** A scanner that finds what stands between spaces, which are then none. */
    private static List<String> scanned(String spaced) {
        List<String> pieces = new ArrayList<>(List.of(spaced.replace("。", "。 ").split(" ")));
        String text = spaced.replace(" ", "");
        WordScanner fixed = (scanned, sink) -> {
            int at = 0;
            int words = 0;
            for (String piece : pieces) {
                int span = piece.length() - (piece.endsWith("。") ? 1 : 0);
                sink.word(scanned.toCharArray(), at, span, 0, at, span);
                at += piece.length();
                words++;
            }
            return words;
        };
        List<String> found = new ArrayList<>();
        new ChineseScanner(fixed).scan(text, (chars, start, length, hash, at, span) -> {
            assertThat(hash).isEqualTo(FormTable.hash(chars, start, length));
            if (chars[start + length - 1] != WordScanner.ANNOTATION) {
                found.add(new String(chars, start, length));
            }
        });
        return found;
    }
}
