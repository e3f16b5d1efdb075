package dev.broadsheet.lda;

/** Counts written out by hand. */
public final class DenseCounts {

    private DenseCounts() {}

    /**
     * Counts from a matrix.
     *
     * @param byWord for each word its tokens in every topic
     */
    public static TopicCounts of(int[]... byWord) {
        TopicCounts.Builder builder = new TopicCounts.Builder(byWord[0].length);
        for (int[] word : byWord) {
            for (int topic = 0; topic < word.length; topic++) {
                if (word[topic] > 0) {
                    builder.add(topic, word[topic]);
                }
            }
            builder.endWord();
        }
        return builder.build();
    }
}
