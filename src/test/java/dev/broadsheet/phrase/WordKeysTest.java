package dev.broadsheet.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordKeysTest {

    @Test
    void theOrderOfWordsMatters() {
        assertThat(Words.key("high speed")).isNotEqualTo(Words.key("speed high"));
        assertThat(Words.key("high speed")).isNotEqualTo(WordKeys.of("high speed"));
    }

    @Test
    void aStopWordIsNotTheContentWordWrittenAlike() {
        assertThat(WordKeys.ofStopWord("us")).isNotEqualTo(WordKeys.of("us"));
    }

    @Property
    void noKeyIsNone(@ForAll String word, @ForAll long run) {
        assertThat(WordKeys.of(word)).isNotEqualTo(WordKeys.NONE);
        assertThat(WordKeys.ofStopWord(word)).isNotEqualTo(WordKeys.NONE);
        assertThat(WordKeys.join(run, WordKeys.of(word))).isNotEqualTo(WordKeys.NONE);
    }

    @Property
    void aRunCanBeMadeLonger(@ForAll String a, @ForAll String b, @ForAll String c) {
        long[] words =
                LongStream.of(WordKeys.of(a), WordKeys.of(b), WordKeys.of(c)).toArray();
        assertThat(WordKeys.of(words, 0, 3)).isEqualTo(WordKeys.join(WordKeys.of(words, 0, 2), words[2]));
        assertThat(WordKeys.of(words, 1, 2)).isEqualTo(words[1]);
    }

    @Test
    void aSetHoldsItsKeysAndNoOthers() {
        KeySet set = KeySet.of(LongStream.rangeClosed(1, 1000).map(i -> WordKeys.of("word" + i)));
        for (int i = 1; i <= 2000; i++) {
            assertThat(set.contains(WordKeys.of("word" + i))).isEqualTo(i <= 1000);
        }
        assertThat(KeySet.of(LongStream.empty()).contains(1)).isFalse();
    }
}
