package dev.broadsheet.lda;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Documents and the topics of their tokens, laid out word by word: all tokens of a word lie together, so that a sweep loads what
 * it needs of a word once (the order of WarpLDA's word phase: Chen et al., "WarpLDA: a cache efficient O(1) algorithm for latent
 * Dirichlet allocation", VLDB 2016, section 4). Takes 6 bytes a token, of which 2 are its topic, and up to 6 for
 * the topics of documents.
 *
 * <p>A block does not change; {@link #with} gives the next one, which shares everything but topics.
 */
public final class TokenBlock implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Pairs of document and topic, about, that a core's own cache holds while a block is swept. */
    public static final int CACHED_PAIRS = 1 << 17;

    /** The topic of a token that has none yet. */
    static final short NONE = -1;

    private final String[] docIds;
    private final long[] keys;
    private final int[] lengths;
    /** Distinct words, ascending; where the tokens of each begin, and the end of the last. */
    private final int[] words;

    private final int[] starts;
    /** Of each token, the place of its document; ascending within a word. */
    private final int[] documents;

    private final short[] topics;
    private final DocumentTopics documentTopics;

    private TokenBlock(
            String[] docIds,
            long[] keys,
            int[] lengths,
            int[] words,
            int[] starts,
            int[] documents,
            short[] topics,
            DocumentTopics documentTopics) {
        this.docIds = docIds;
        this.keys = keys;
        this.lengths = lengths;
        this.words = words;
        this.starts = starts;
        this.documents = documents;
        this.topics = topics;
        this.documentTopics = documentTopics;
    }

    /** A document's place on the line from 0 to below 1, by its name alone: what sweeps over a part of all documents go by. */
    public static double place(String docId) {
        return CounterRandom.place(CounterRandom.key(docId));
    }

    /** Gathers documents. */
    public static final class Builder {

        private final int topicCount;
        private final List<String> docIds = new ArrayList<>();
        private int[] lengths = new int[64];
        /** Of each distinct pair of word and document: word, document, tokens. */
        private int[] pairs = new int[3 * 1024];

        private int size;
        private int tokens;
        private int pairsOfTopics;

        /**
         * @param topicCount K of the model
         */
        public Builder(int topicCount) {
            this.topicCount = topicCount;
        }

        /**
         * One document more.
         *
         * @param docId its name, unique among all documents
         * @param words its distinct words, from 0
         * @param counts tokens of each, above 0
         */
        public void add(String docId, int[] words, int[] counts) {
            int document = docIds.size();
            if (document == lengths.length) {
                lengths = Arrays.copyOf(lengths, document * 2);
            }
            docIds.add(docId);
            if (size + 3 * words.length > pairs.length) {
                pairs = Arrays.copyOf(pairs, Math.max(size + 3 * words.length, pairs.length * 2));
            }
            int length = 0;
            for (int i = 0; i < words.length; i++) {
                pairs[size++] = words[i];
                pairs[size++] = document;
                pairs[size++] = counts[i];
                length = Math.addExact(length, counts[i]);
            }
            lengths[document] = length;
            tokens = Math.addExact(tokens, length);
            pairsOfTopics += Math.min(topicCount, length);
        }

        /** Whether there is no document. */
        public boolean isEmpty() {
            return docIds.isEmpty();
        }

        /** Pairs of document and topic that the documents so far can have; these are what a sweep looks up all the time. */
        public int documentTopics() {
            return pairsOfTopics;
        }

        /** The documents, none of whose tokens has a topic. The builder is spent afterwards. */
        public TokenBlock build() {
            int[] tokensOf = new int[largestWord() + 2];
            for (int i = 0; i < size; i += 3) {
                tokensOf[pairs[i] + 1] += pairs[i + 2];
            }
            int distinct = 0;
            for (int count : tokensOf) {
                distinct += count > 0 ? 1 : 0;
            }
            int[] words = new int[distinct];
            int[] starts = new int[distinct + 1];
            int found = 0;
            for (int word = 0; word + 1 < tokensOf.length; word++) {
                if (tokensOf[word + 1] > 0) {
                    words[found] = word;
                    starts[found + 1] = starts[found] + tokensOf[word + 1];
                    found++;
                }
                tokensOf[word + 1] += tokensOf[word];
            }
            // tokensOf[w] is now where the next token of w goes: pairs come by document, so documents ascend
            int[] documents = new int[tokens];
            for (int i = 0; i < size; i += 3) {
                int at = tokensOf[pairs[i]];
                Arrays.fill(documents, at, at + pairs[i + 2], pairs[i + 1]);
                tokensOf[pairs[i]] = at + pairs[i + 2];
            }
            String[] ids = docIds.toArray(String[]::new);
            short[] topics = new short[tokens];
            Arrays.fill(topics, NONE);
            return new TokenBlock(
                    ids,
                    Arrays.stream(ids).mapToLong(CounterRandom::key).toArray(),
                    Arrays.copyOf(lengths, ids.length),
                    words,
                    starts,
                    documents,
                    topics,
                    DocumentTopics.none(lengths, ids.length, topicCount));
        }

        private int largestWord() {
            int largest = -1;
            for (int i = 0; i < size; i += 3) {
                largest = Math.max(largest, pairs[i]);
            }
            return largest;
        }
    }

    /**
     * The same documents with the topics of the next sweep.
     *
     * @param nextDocumentTopics the same topics, by document
     */
    TokenBlock with(short[] nextTopics, DocumentTopics nextDocumentTopics) {
        return new TokenBlock(docIds, keys, lengths, words, starts, documents, nextTopics, nextDocumentTopics);
    }

    /** The same documents with other topics. */
    TokenBlock with(short... nextTopics) {
        return with(nextTopics, documentTopics.recounted(documents, nextTopics));
    }

    /**
     * This block, if the topics of tokens and those of documents are the same.
     *
     * @throws IllegalStateException if they are not
     */
    public TokenBlock checked() {
        documentTopics.check(documentTopics.recounted(documents, topics), this);
        return this;
    }

    /** Number of documents. */
    public int documentCount() {
        return docIds.length;
    }

    /** Number of tokens. */
    public int tokenCount() {
        return topics.length;
    }

    /** The name of a document. */
    public String docId(int document) {
        return docIds[document];
    }

    /** The names of all documents, in order. */
    public List<String> docIds() {
        return List.of(docIds);
    }

    /** The key of a document, for random numbers and for samples of documents. */
    long key(int document) {
        return keys[document];
    }

    /** Whether any document has its place on the line from 0 to 1 in a range. */
    boolean hasAny(double from, double to) {
        return Arrays.stream(keys).mapToDouble(CounterRandom::place).anyMatch(place -> place >= from && place < to);
    }

    /** Tokens of a document. */
    public int length(int document) {
        return lengths[document];
    }

    /** Number of distinct words. */
    int wordCount() {
        return words.length;
    }

    /** The place of the first distinct word that is at least a word. */
    int place(int word) {
        int place = Arrays.binarySearch(words, word);
        return place < 0 ? -place - 1 : place;
    }

    /** The i-th distinct word. */
    int word(int i) {
        return words[i];
    }

    /** The first token of the i-th distinct word; of one past the last, the number of tokens. */
    int start(int i) {
        return starts[i];
    }

    /** By token, the place of its document. Not to be changed. */
    int[] documents() {
        return documents;
    }

    /** By token, its topic or {@link #NONE}. Not to be changed. */
    short[] topics() {
        return topics;
    }

    /** By document, the topics of its tokens. Not to be changed. */
    DocumentTopics documentTopics() {
        return documentTopics;
    }
}
