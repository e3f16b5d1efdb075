package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeptTopicsTest {

    /** Words 0 and 1 stand in the same documents, words 2 and 3 never; topics of each pair, and a third without words. */
    @Test
    void whatStandsTogetherIsKept() {
        TokenBlock block = Corpora.block(
                        new int[] {0, 1}, new int[] {0, 1}, new int[] {2}, new int[] {3}, new int[] {2}, new int[] {3})
                .with((short) 0, (short) 0, (short) 0, (short) 0, (short) 1, (short) 1, (short) 1, (short) 1);
        TopicCounts counts = TopicCounts.none(4, 3).plus(CountChanges.all(block, 3));
        TermPairs tracked = TermPairs.within(KeptTopics.topTerms(counts));
        WindowCounts documents = DocumentWindows.of(block, tracked);

        assertThat(documents.windows()).isEqualTo(6);
        assertThat(IntStream.range(0, 4).mapToLong(documents::term)).containsExactly(2L, 2L, 2L, 2L);
        assertThat(KeptTopics.mostCoherent(counts, tracked, documents, 1).of(counts))
                .isEqualTo(TopicCounts.none(4, 1)
                        .plus(CountChanges.all(
                                Corpora.block(new int[] {0, 0, 1, 1}).with((short) 0, (short) 0, (short) 0, (short) 0),
                                1)));
        // topics 1 and 2 are both at -1; the one with tokens stays
        assertThat(KeptTopics.mostCoherent(counts, tracked, documents, 2).number(1))
                .isEqualTo((short) 1);
    }

    /**
     * Words 0 and 1 stand together in 20 documents, 2 and 3 in 19, and 2 alone in one. NPMI of the first pair 1, of the second ln(40/20) /
     * ln(40/19) = 0.931: less, but not by as much as what is known already is given.
     */
    @Test
    void whatIsKnownStaysUnlessTheOtherIsClearlyBetter() {
        TokenBlock block = pairs(20, 19);
        TopicCounts counts = TopicCounts.none(4, 2).plus(CountChanges.all(block, 2));
        TermPairs tracked = TermPairs.within(KeptTopics.topTerms(counts));
        WindowCounts documents = DocumentWindows.of(block, tracked);
        assertThat(KeptTopics.mostCoherent(counts, tracked, documents, 1).number(1))
                .isZero();
        KeptTopics unknown = KeptTopics.mostCoherent(counts, tracked, documents, 1, 0);
        assertThat(unknown.number(1)).isZero();
        assertThat(unknown.keptOfFirst(1)).isZero();
        KeptTopics loyal = KeptTopics.mostCoherent(counts, tracked, documents, 1, 1);
        assertThat(loyal.number(0)).isZero();
        assertThat(loyal.keptOfFirst(1)).isEqualTo(1);
    }

    /**
     * Words 0 and 1 stand together in 20 documents, half of which have topic 1 and half topic 2; words 2 and 3 in 19, and 2 alone in one. NPMI
     * 1, 1 and 0.931, but topic 2 is topic 1 again and counts as 1 &minus; 0.5 (1 &minus; 0.2) = 0.6.
     */
    @Test
    void aSubjectThatIsThereTwiceMakesRoomForAnother() {
        TokenBlock block = pairs(20, 19);
        short[] topics = new short[block.tokenCount()];
        for (int token = 0; token < 40; token++) {
            topics[token] = (short) (token % 20 < 10 ? 1 : 2);
        }
        TopicCounts counts = TopicCounts.none(4, 3).plus(CountChanges.all(block.with(topics), 3));
        TermPairs tracked = TermPairs.within(KeptTopics.topTerms(counts));

        KeptTopics kept = KeptTopics.mostCoherent(counts, tracked, DocumentWindows.of(block, tracked), 2);

        assertThat(kept.number(0)).isZero();
        assertThat(kept.number(1)).isEqualTo((short) 1);
        assertThat(kept.number(2)).isEqualTo(TokenBlock.NONE);
    }

    /** Words 0 and 1 stand together in 2 documents, 4 tokens of 43: less than a quarter of what each topic would have, if one is kept. */
    @Test
    void whatStandsInAFewArticlesGoesFirst() {
        TokenBlock block = pairs(2, 19);
        TopicCounts counts = TopicCounts.none(4, 2).plus(CountChanges.all(block, 2));
        TermPairs tracked = TermPairs.within(KeptTopics.topTerms(counts));
        WindowCounts documents = DocumentWindows.of(block, tracked);
        assertThat(KeptTopics.mostCoherent(counts, tracked, documents, 1).number(1))
                .isZero();
        assertThat(KeptTopics.mostCoherent(counts, tracked, documents, 1, 0).number(0))
                .isZero();
    }

    /** Documents of words 0 and 1, which have topic 1, then of 2 and 3, which have topic 0, and one of word 2 alone. */
    private static TokenBlock pairs(int first, int second) {
        int[][] documents = new int[first + second + 1][];
        for (int document = 0; document < documents.length; document++) {
            documents[document] =
                    document < first ? new int[] {0, 1} : document < first + second ? new int[] {2, 3} : new int[] {2};
        }
        TokenBlock block = Corpora.block(documents);
        short[] topics = new short[block.tokenCount()];
        // tokens lie word by word
        Arrays.fill(topics, 0, 2 * first, (short) 1);
        return block.with(topics);
    }

    /** Whatever topics go: the block's own counts are the model's, the documents' lists agree with the tokens, and those left have none. */
    @Property(tries = 50)
    void countsGoWithTheirTokens(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int topicCount) {
        Random random = new Random(seed);
        TokenBlock block = withTopics(random, topicCount);
        TopicCounts counts = TopicCounts.none(9, topicCount).plus(CountChanges.all(block, topicCount));
        int[] stay = IntStream.range(0, topicCount)
                .filter(topic -> random.nextBoolean())
                .toArray();
        KeptTopics kept = KeptTopics.of(topicCount, stay);

        TokenBlock after = kept.of(block).checked();

        assertThat(kept.of(counts))
                .isEqualTo(TopicCounts.none(9, stay.length).plus(CountChanges.all(after, Math.max(1, stay.length))));
        assertThat(IntStream.range(0, stay.length).mapToLong(kept.of(counts)::topicTotal))
                .containsExactlyElementsOf(
                        IntStream.of(stay).mapToObj(counts::topicTotal).toList());
    }

    @Test
    void topTermsAreThoseOfMostTokensThenTheFirst() {
        int[] words = IntStream.range(0, 13)
                .flatMap(word -> IntStream.generate(() -> word).limit(word == 12 ? 3 : word == 5 ? 2 : 1))
                .toArray();
        TokenBlock block = Corpora.block(words).with(new short[words.length]);
        assertThat(KeptTopics.topTerms(TopicCounts.none(13, 1).plus(CountChanges.all(block, 1)))[0])
                .containsExactly(12, 5, 0, 1, 2, 3, 4, 6, 7, 8);
    }

    /** Pairs counted by looking at every document. */
    @Property(tries = 50)
    void documentsAreCountedAsByHand(@ForAll long seed) {
        Random random = new Random(seed);
        List<int[]> documents = IntStream.range(0, 12)
                .mapToObj(any -> random.ints(random.nextInt(1, 8), 0, 9).toArray())
                .toList();
        TokenBlock block = Corpora.block(documents.toArray(int[][]::new));
        TermPairs tracked = TermPairs.within(new int[][] {{0, 1, 2, 3}, {2, 5, 7}});

        WindowCounts counts = DocumentWindows.of(block, tracked);

        for (int pair = 0; pair < tracked.pairCount(); pair++) {
            int first = tracked.term(tracked.first(pair));
            int second = tracked.term(tracked.second(pair));
            assertThat(counts.pair(pair))
                    .isEqualTo(documents.stream()
                            .filter(words -> has(words, first) && has(words, second))
                            .count());
            assertThat(counts.term(tracked.first(pair)))
                    .isEqualTo(documents.stream()
                            .filter(words -> has(words, first))
                            .count());
        }
    }

    /** Ranges of words counted apart and joined are all tokens, whatever the blocks and ranges. */
    @Property(tries = 50)
    void rangesOfWordsAddUp(@ForAll long seed, @ForAll @IntRange(min = 0, max = 9) int border) {
        Random random = new Random(seed);
        TokenBlock first = withTopics(random, 3);
        TokenBlock second = KeptTopics.of(3, 0, 2).of(withTopics(random, 3));
        TopicCounts counts =
                TopicCounts.none(9, 3).plus(CountChanges.all(first, 3)).plus(CountChanges.all(second, 3));
        List<TokenBlock> blocks = List.of(first, second);

        assertThat(Recount.joined(List.of(Recount.of(blocks, 3, 0, border), Recount.of(blocks, 3, border, 9))))
                .isEqualTo(counts);
    }

    /** A model over other words, put back, is what it was but for the words that went. */
    @Property(tries = 50)
    void wordsGetOtherNumbers(@ForAll long seed) {
        Random random = new Random(seed);
        TopicCounts counts = TopicCounts.none(9, 3).plus(CountChanges.all(withTopics(random, 3), 3));
        int[] numbers = {4, 11, -1, 0, 2, 9, 3, -1, 8};

        TopicCounts moved = counts.over(12, numbers);

        for (int word = 0; word < numbers.length; word++) {
            if (numbers[word] >= 0) {
                assertThat(row(moved, numbers[word])).isEqualTo(row(counts, word));
            }
        }
        assertThat(moved.pairCount())
                .isEqualTo(
                        counts.pairCount() - (counts.start(3) - counts.start(2)) - (counts.start(8) - counts.start(7)));
        assertThat(moved.tokens())
                .isEqualTo(IntStream.range(0, moved.pairCount())
                        .mapToLong(moved::count)
                        .sum());
    }

    private static List<String> row(TopicCounts counts, int word) {
        return IntStream.range(counts.start(word), counts.start(word + 1))
                .mapToObj(pair -> counts.topic(pair) + ":" + counts.count(pair))
                .toList();
    }

    private static TokenBlock withTopics(Random random, int topicCount) {
        TokenBlock block = Corpora.block(IntStream.range(0, 6)
                .mapToObj(any -> random.ints(random.nextInt(1, 15), 0, 9).toArray())
                .toArray(int[][]::new));
        short[] topics = new short[block.tokenCount()];
        for (int token = 0; token < topics.length; token++) {
            topics[token] = (short) random.nextInt(topicCount);
        }
        return block.with(topics);
    }

    private static boolean has(int[] words, int word) {
        return Arrays.stream(words).anyMatch(each -> each == word);
    }
}
