package dev.broadsheet.lda;

/**
 * Sums over the few topics that a document has. The probability is drawn in three parts, from the likeliest: the topic the token has; the
 * other topics of the document; the prior &alpha;_k &phi;_kw of all topics. Only the second is a sum over as many topics as the document
 * has (after Yao, Mimno and McCallum, "Efficient methods for topic model inference on streaming document collections", KDD 2009,
 * section 3.4).
 */
final class SparseSampler implements TokenSampler {

    /** Draws that give the topic the token has are drawn again; so often that the chance to need more is nil. */
    private static final int MOST_DRAWS = 64;

    private final TopicCounts model;
    private final TopicFactors factors;
    private final float[] scale;
    private final float[] base;
    private final float[] alpha;
    /** Sums of &alpha;_k base_k up to each topic. */
    private final float[] priors;

    /** Of the current word: its row of &phi;, its topics, and the sums of &alpha;_k n_kw scale_k up to each. */
    private final float[] phi;

    private final short[] wordTopics;
    private final float[] wordSums;
    private int wordSize;
    private final float[] documentSums;

    /** Of the current block. */
    private SweptTokens tokens;

    private DocumentTopics topicsOfDocuments;
    private int[] firsts;
    private short[] lists;
    private int[] listCounts;
    private int[] listSizes;

    SparseSampler(TopicCounts model, TopicFactors factors) {
        int topicCount = model.topicCount();
        this.model = model;
        this.factors = factors;
        scale = factors.scale;
        base = factors.base;
        alpha = factors.alpha;
        priors = new float[topicCount];
        wordTopics = new short[topicCount];
        wordSums = new float[topicCount];
        documentSums = new float[topicCount];
        float sum = 0;
        for (int topic = 0; topic < topicCount; topic++) {
            sum += alpha[topic] * base[topic];
            priors[topic] = sum;
        }
        phi = base.clone();
    }

    @Override
    public void begin(SweptTokens block, DocumentTopics documents) {
        tokens = block;
        topicsOfDocuments = documents.copy();
        lists = topicsOfDocuments.topics();
        listCounts = topicsOfDocuments.counts();
        listSizes = topicsOfDocuments.sizes();
        firsts = new int[listSizes.length];
        for (int document = 0; document < firsts.length; document++) {
            firsts[document] = topicsOfDocuments.first(document);
        }
    }

    @Override
    public void sample(int word, int from, int to) {
        float priorSum = enter(word);
        sample(from, to, priorSum);
        leave();
    }

    @Override
    public DocumentTopics end() {
        return topicsOfDocuments;
    }

    /** Makes a word's row of &phi;. Gives &sum;_k &alpha;_k &phi;_kw. */
    private float enter(int word) {
        float sum = 0;
        wordSize = 0;
        int end = model.start(word + 1);
        for (int pair = model.start(word); pair < end; pair++) {
            int topic = model.topic(pair);
            float share = model.count(pair) * scale[topic];
            phi[topic] = base[topic] + share;
            sum += share * alpha[topic];
            wordTopics[wordSize] = (short) topic;
            wordSums[wordSize++] = sum;
        }
        return sum + priors[priors.length - 1];
    }

    private void leave() {
        for (int i = 0; i < wordSize; i++) {
            phi[wordTopics[i]] = base[wordTopics[i]];
        }
    }

    /**
     * Samples the tokens of the word that was entered. Of tokens of the same document and topic the second has the masses of the first,
     * unless the first moved. Arrays are local, or the compiler would load them for every token again.
     */
    private void sample(int from, int to, float priorSum) {
        int[] documents = tokens.documents;
        short[] next = tokens.topics;
        boolean[] visited = tokens.visited;
        long[] states = tokens.states;
        int[] starts = firsts;
        float[] row = phi;
        float[] sums = documentSums;
        short[] topics = lists;
        int[] counts = listCounts;
        int last = -1;
        int lastTopic = TokenBlock.NONE;
        int first = 0;
        int size = 0;
        int own = -1;
        float others = 0;
        float stay = 0;
        float prior = 0;
        for (int token = from; token < to; token++) {
            int document = documents[token];
            int old = next[token];
            if (document != last || old != lastTopic) {
                if (!visited[document]) {
                    continue;
                }
                last = document;
                lastTopic = old;
                first = starts[document];
                size = listSizes[document];
                own = -1;
                others = 0;
                float mine = 0;
                if (old >= 0) {
                    mine = row[old];
                    row[old] = 0;
                    own = first;
                    while (topics[own] != old) {
                        own++;
                    }
                    own -= first;
                }
                for (int i = 0; i < size; i++) {
                    others += counts[first + i] * row[topics[first + i]];
                    sums[i] = others;
                }
                stay = 0;
                prior = priorSum;
                if (old >= 0) {
                    row[old] = mine;
                    stay = (counts[first + own] - 1 + alpha[old]) * factors.withoutToken(mine, old);
                    prior = Math.max(priorSum - alpha[old] * mine, 0);
                }
            }
            long state = states[document] += CounterRandom.STEP;
            float draw = CounterRandom.uniform(state) * (stay + others + prior) - stay;
            if (draw >= 0 && leaves(token, document, first, own, draw, others, priorSum)) {
                last = -1;
            }
        }
    }

    /**
     * Gives a token another topic.
     *
     * @param own place of its topic in its document's list, or &minus;1
     * @param draw from 0 on: of the other topics of the document if it is less than {@code others}, and of the prior if not
     * @return whether it has another; only if all draws from the prior gave its own it has not
     */
    private boolean leaves(int token, int document, int first, int own, float draw, float others, float priorSum) {
        int old = tokens.topics[token];
        int size = listSizes[document];
        int at = 0;
        short topic;
        if (draw < others) {
            while (draw >= documentSums[at]) {
                at++;
            }
            topic = lists[first + at];
        } else {
            topic = (short) fromPrior(document, old, priorSum);
            if (topic == old) {
                return false;
            }
            at = find(first, size, topic);
        }
        tokens.move(token, topic);
        move(document, first, own, at, topic);
        return true;
    }

    /** A topic by &alpha;_k &phi;_kw, other than the one the token has. */
    private int fromPrior(int document, int old, float priorSum) {
        for (int draws = 0; draws < MOST_DRAWS; draws++) {
            float draw = tokens.uniform(document) * priorSum;
            float ofWord = wordSize == 0 ? 0 : wordSums[wordSize - 1];
            int topic = draw < ofWord
                    ? wordTopics[above(wordSums, wordSize, draw)]
                    : above(priors, priors.length, draw - ofWord);
            if (topic != old) {
                return topic;
            }
        }
        return old;
    }

    /** The first place whose sum is above a draw; the last, if rounding leaves none. */
    private static int above(float[] sums, int size, float draw) {
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > draw) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int find(int first, int size, int topic) {
        int at = 0;
        while (at < size && lists[first + at] != topic) {
            at++;
        }
        return at;
    }

    /** Moves a token of a document from the topic at one place of its list to the topic at another, which may be a new place. */
    private void move(int document, int first, int from, int to, short topic) {
        int size = listSizes[document];
        boolean vacated = from >= 0 && --listCounts[first + from] == 0;
        if (to < size) {
            listCounts[first + to]++;
            if (vacated) {
                lists[first + from] = lists[first + size - 1];
                listCounts[first + from] = listCounts[first + size - 1];
                listSizes[document] = size - 1;
            }
        } else {
            int place = vacated ? from : size;
            lists[first + place] = topic;
            listCounts[first + place] = 1;
            listSizes[document] = vacated ? size : size + 1;
        }
    }
}
