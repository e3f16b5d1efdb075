package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Counts are what a plain map counts. */
class TopicCountsTest {

    @Property(tries = 200)
    void countsAreThoseOfAMap(@ForAll long seed) {
        TokenBlock block = random(seed, 30);
        assertThat(map(TopicCounts.none(8, 5).plus(CountChanges.all(block, 5)))).isEqualTo(map(block));
    }

    @Property(tries = 200)
    void changesAddUpInAnyOrderAndInAnyParts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int parts) {
        CountChanges a = CountChanges.all(random(seed, 20), 5);
        CountChanges b = CountChanges.all(random(seed + 1, 20), 5);
        CountChanges c = CountChanges.all(random(seed + 2, 5), 5);
        TopicCounts sum = TopicCounts.none(8, 5).plus(a).plus(b).plus(c);
        assertThat(TopicCounts.none(8, 5).plus(c.plus(a.plus(b)))).isEqualTo(sum);
        TopicCounts byRange = TopicCounts.none(8, 5);
        CountChanges all = a.plus(b).plus(c);
        for (CountChanges range : all.split(8, parts)) {
            byRange = byRange.plus(range);
        }
        assertThat(byRange).isEqualTo(sum);
        assertThat(TopicCounts.none(8, 5).plus(a).plus(TopicCounts.none(8, 5).plus(b)))
                .isEqualTo(TopicCounts.none(8, 5).plus(a.plus(b)));
    }

    @Property(tries = 100)
    void countsAreMadeAgainFromTheirPairs(@ForAll long seed) {
        TopicCounts counts = TopicCounts.none(8, 5).plus(CountChanges.all(random(seed, 30), 5));
        TopicCounts.Builder builder = new TopicCounts.Builder(5);
        for (int word = 0; word < 8; word++) {
            for (int pair = counts.start(word); pair < counts.start(word + 1); pair++) {
                builder.add(counts.topic(pair), counts.count(pair));
            }
            builder.endWord();
        }
        TopicCounts again = builder.build();
        assertThat(again).isEqualTo(counts);
        for (int topic = 0; topic < 5; topic++) {
            assertThat(again.topicTotal(topic)).isEqualTo(counts.topicTotal(topic));
        }
    }

    @Test
    void pairsThatAreNotCountsAreRefused() {
        TopicCounts.Builder builder = new TopicCounts.Builder(2);
        for (int[] pair : new int[][] {{2, 1}, {-1, 1}, {0, 0}, {0, -3}}) {
            assertThatThrownBy(() -> builder.add(pair[0], pair[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(pair[1] + " tokens in topic " + pair[0] + " of 2");
        }
    }

    @Test
    void changesThatWereLostAreNoticed() {
        CountChanges.Builder moved = new CountChanges.Builder(2);
        moved.move(1, 0);
        moved.endWord(0);
        assertThatThrownBy(() -> TopicCounts.none(1, 2).plus(moved.build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("word 0 would have -1 tokens in topic 1");
    }

    private static TokenBlock random(long seed, int tokens) {
        Random random = new Random(seed);
        TokenBlock block = Corpora.block(random.ints(tokens, 0, 8).toArray());
        short[] topics = new short[tokens];
        for (int i = 0; i < tokens; i++) {
            topics[i] = (short) random.nextInt(5);
        }
        return block.with(topics);
    }

    private static Map<String, Integer> map(TokenBlock block) {
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < block.wordCount(); i++) {
            for (int token = block.start(i); token < block.start(i + 1); token++) {
                map.merge(block.word(i) + " in " + block.topics()[token], 1, Integer::sum);
            }
        }
        return map;
    }

    private static Map<String, Integer> map(TopicCounts counts) {
        Map<String, Integer> map = new HashMap<>();
        long[] totals = new long[counts.topicCount()];
        for (int word = 0; word < counts.vocabularySize(); word++) {
            for (int pair = counts.start(word); pair < counts.start(word + 1); pair++) {
                map.put(word + " in " + counts.topic(pair), counts.count(pair));
                totals[counts.topic(pair)] += counts.count(pair);
            }
        }
        for (int topic = 0; topic < totals.length; topic++) {
            assertThat(counts.topicTotal(topic)).isEqualTo(totals[topic]);
        }
        assertThat(counts.tokens()).isEqualTo(Arrays.stream(totals).sum());
        return map;
    }
}
