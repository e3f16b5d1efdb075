package dev.broadsheet.lda;

/**
 * How alike topics of one model are: 1 less the Hellinger distance of their words' shares, &radic;(1 &minus; &Sigma;<sub>w</sub>
 * &radic;(p<sub>w</sub> q<sub>w</sub>)). From 0, no word in common, to 1, equal. Close to 1 less the Jensen&ndash;Shannon distance that is
 * published, but without logarithms and without all pairs of topics at once: 8 bytes for each pair of word and topic that has tokens.
 */
final class TopicAffinity {

    private final TopicCounts counts;
    /** By topic, where its words begin; then the end of the last. */
    private final int[] starts;

    private final int[] words;
    private final int[] tokens;

    TopicAffinity(TopicCounts counts) {
        this.counts = counts;
        this.starts = new int[counts.topicCount() + 1];
        this.words = new int[counts.pairCount()];
        this.tokens = new int[counts.pairCount()];
        for (int pair = 0; pair < counts.pairCount(); pair++) {
            starts[counts.topic(pair) + 1]++;
        }
        for (int topic = 0; topic < counts.topicCount(); topic++) {
            starts[topic + 1] += starts[topic];
        }
        int[] next = starts.clone();
        for (int word = 0; word < counts.vocabularySize(); word++) {
            for (int pair = counts.start(word); pair < counts.start(word + 1); pair++) {
                int at = next[counts.topic(pair)]++;
                words[at] = word;
                tokens[at] = counts.count(pair);
            }
        }
    }

    /** How alike each topic is to one; a topic without tokens is like none. */
    double[] with(int topic) {
        double[] alike = new double[counts.topicCount()];
        for (int at = starts[topic]; at < starts[topic + 1]; at++) {
            for (int pair = counts.start(words[at]); pair < counts.start(words[at] + 1); pair++) {
                alike[counts.topic(pair)] += Math.sqrt((double) tokens[at] * counts.count(pair));
            }
        }
        for (int other = 0; other < alike.length; other++) {
            double both = Math.sqrt((double) counts.topicTotal(topic) * counts.topicTotal(other));
            alike[other] = both == 0 ? 0 : 1 - Math.sqrt(Math.max(0, 1 - alike[other] / both));
        }
        return alike;
    }
}
