package dev.broadsheet.lda;

import dev.broadsheet.topic.TermPairs;
import dev.broadsheet.topic.WindowCounts;
import java.util.Arrays;

/** In how many documents of a block terms and pairs of them stand: every document is one window. */
public final class DocumentWindows {

    private DocumentWindows() {}

    /**
     * Counts the documents of a block.
     *
     * @param tracked terms are words of the block's vocabulary
     */
    public static WindowCounts of(TokenBlock block, TermPairs tracked) {
        int[][] documents = new int[tracked.termCount()][];
        Arrays.fill(documents, new int[0]);
        for (int i = 0; i < block.wordCount(); i++) {
            int place = tracked.place(block.word(i));
            if (place != TermPairs.ABSENT) {
                documents[place] = distinct(block.documents(), block.start(i), block.start(i + 1));
            }
        }
        long[] pairs = new long[tracked.pairCount()];
        for (int pair = 0; pair < pairs.length; pair++) {
            pairs[pair] = common(documents[tracked.first(pair)], documents[tracked.second(pair)]);
        }
        return new WindowCounts(
                block.documentCount(),
                Arrays.stream(documents).mapToLong(each -> each.length).toArray(),
                pairs);
    }

    /** The documents of tokens, which ascend, each once. */
    private static int[] distinct(int[] documents, int from, int to) {
        int[] distinct = new int[to - from];
        int size = 0;
        for (int token = from; token < to; token++) {
            if (size == 0 || distinct[size - 1] != documents[token]) {
                distinct[size++] = documents[token];
            }
        }
        return Arrays.copyOf(distinct, size);
    }

    private static int common(int[] first, int[] second) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            int a = first[i];
            int b = second[j];
            common += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        return common;
    }
}
