package dev.broadsheet.lda;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Of each document of a block the topics its tokens have, and how many have each: n<sub>dk</sub>, sparse, in an order that the history of
 * the document alone decides. */
final class DocumentTopics implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Where the pairs of each document begin; a document has room for as many as it can have. */
    private final int[] starts;

    private final int[] sizes;
    private final short[] topics;
    private final int[] counts;

    private DocumentTopics(int[] starts, int[] sizes, short[] topics, int[] counts) {
        this.starts = starts;
        this.sizes = sizes;
        this.topics = topics;
        this.counts = counts;
    }

    /**
     * Of documents without topics.
     *
     * @param lengths tokens of each document
     * @param documents how many of the lengths are meant
     */
    static DocumentTopics none(int[] lengths, int documents, int topicCount) {
        int[] starts = new int[documents + 1];
        for (int document = 0; document < documents; document++) {
            starts[document + 1] = Math.addExact(starts[document], Math.min(topicCount, lengths[document]));
        }
        return new DocumentTopics(starts, new int[documents], new short[starts[documents]], new int[starts[documents]]);
    }

    /** The same, to be changed. */
    DocumentTopics copy() {
        return new DocumentTopics(starts, sizes.clone(), topics.clone(), counts.clone());
    }

    /**
     * Of the same documents with other topics.
     *
     * @param documents by token
     * @param tokenTopics by token
     */
    DocumentTopics recounted(int[] documents, short[] tokenTopics) {
        DocumentTopics result =
                new DocumentTopics(starts, new int[sizes.length], new short[topics.length], new int[counts.length]);
        for (int token = 0; token < tokenTopics.length; token++) {
            if (tokenTopics[token] != TokenBlock.NONE) {
                result.add(documents[token], tokenTopics[token], 1);
            }
        }
        return result;
    }

    /** Throws {@link IllegalStateException} if these are not, in any order, what was counted. */
    void check(DocumentTopics counted, TokenBlock block) {
        for (int document = 0; document < sizes.length; document++) {
            Map<Integer, Integer> mine = counts(document);
            if (!mine.equals(counted.counts(document))) {
                throw new IllegalStateException("document " + block.docId(document) + " has tokens in topics "
                        + counted.counts(document) + ", but is said to have " + mine);
            }
        }
    }

    private Map<Integer, Integer> counts(int document) {
        Map<Integer, Integer> tokens = new TreeMap<>();
        for (int pair = first(document); pair < end(document); pair++) {
            tokens.merge(topic(pair), count(pair), Math::addExact);
        }
        return tokens;
    }

    /** More tokens of a document in a topic. */
    private void add(int document, short topic, int amount) {
        int at = starts[document];
        int end = at + sizes[document];
        while (at < end && topics[at] != topic) {
            at++;
        }
        if (at == end) {
            topics[at] = topic;
            counts[at] = amount;
            sizes[document]++;
        } else {
            counts[at] += amount;
        }
    }

    /** Of the same documents without the topics that go; the order of the others stays. */
    DocumentTopics kept(KeptTopics kept) {
        DocumentTopics result =
                new DocumentTopics(starts, new int[sizes.length], new short[topics.length], new int[counts.length]);
        for (int document = 0; document < sizes.length; document++) {
            for (int pair = first(document); pair < end(document); pair++) {
                short number = kept.number(topics[pair]);
                if (number != TokenBlock.NONE) {
                    int at = result.end(document);
                    result.topics[at] = number;
                    result.counts[at] = counts[pair];
                    result.sizes[document]++;
                }
            }
        }
        return result;
    }

    /**
     * All topics of each document side by side.
     *
     * @param width numbers for each document, at least K
     * @param spare an array of an earlier call, used again if it is long enough
     * @return n_dk at {@code document * width + topic}
     */
    int[] dense(int width, int... spare) {
        int length = Math.multiplyExact(sizes.length, width);
        int[] dense = spare.length < length ? new int[length] : spare;
        Arrays.fill(dense, 0, length, 0);
        for (int document = 0; document < sizes.length; document++) {
            for (int pair = first(document); pair < end(document); pair++) {
                dense[document * width + topics[pair]] = counts[pair];
            }
        }
        return dense;
    }

    /** Of the same documents what {@link #dense} has become; topics of a document ascending. */
    DocumentTopics ofDense(int[] dense, int width) {
        DocumentTopics result =
                new DocumentTopics(starts, new int[sizes.length], new short[topics.length], new int[counts.length]);
        for (int document = 0; document < sizes.length; document++) {
            int at = starts[document];
            for (int topic = 0; topic < width; topic++) {
                int count = dense[document * width + topic];
                if (count > 0) {
                    result.topics[at] = (short) topic;
                    result.counts[at++] = count;
                }
            }
            result.sizes[document] = at - starts[document];
        }
        return result;
    }

    /** Pairs of document and topic. */
    int pairCount() {
        int pairs = 0;
        for (int size : sizes) {
            pairs += size;
        }
        return pairs;
    }

    /** The first pair of a document. */
    int first(int document) {
        return starts[document];
    }

    /** One past the last pair of a document. */
    int end(int document) {
        return starts[document] + sizes[document];
    }

    /** The topic of a pair. */
    int topic(int pair) {
        return topics[pair];
    }

    /** The tokens of a pair. */
    int count(int pair) {
        return counts[pair];
    }

    /** By pair, for the sampler, which changes it. */
    short[] topics() {
        return topics;
    }

    /** By pair, for the sampler, which changes it. */
    int[] counts() {
        return counts;
    }

    /** By document, for the sampler, which changes it. */
    int[] sizes() {
        return sizes;
    }
}
