package dev.broadsheet.lda;

/**
 * One sweep of collapsed Gibbs sampling for latent Dirichlet allocation (Griffiths and Steyvers, "Finding scientific topics",
 * PNAS 2004, equation 5), in which the counts of words in topics stay as they were when the sweep began (Newman et al.,
 * "Distributed algorithms for topic models", JMLR 2009, section 3.1). Documents are then independent of each other within a sweep.
 * A token of word w in document d gets topic k with probability proportional to
 *
 * <pre>
 *   (n_dk + &alpha;_k) &phi;_kw,      &phi;_kw = (n_kw + &beta;) / (n_k + V &beta;),
 * </pre>
 *
 * all counts without the token itself: from the frozen ones it is taken out too, or rare words would stay where they are. The
 * probability is drawn in three parts, from the likeliest: the topic the token has; the other topics of the document; the
 * prior &alpha;_k &phi;_kw of all topics. Only the second is a sum over as many topics as the document has (after Yao, Mimno and
 * McCallum, "Efficient methods for topic model inference on streaming document collections", KDD 2009, section 3.4).
 *
 * <p>Tokens are visited word by word, so a row of &phi; is made once for all tokens of a word. Every document draws from a sequence of
 * its own, so the outcome does not depend on which documents share a block. For one thread.
 */
public final class GibbsSweep {

    private static final float LEAST = 1e-30f;

    /** Draws that give the topic the token has are drawn again; so often that the chance to need more is nil. */
    private static final int MOST_DRAWS = 64;

    private final TopicCounts model;
    private final long key;
    private final boolean counted;
    /** By topic: 1 / (n_k + V &beta;); &phi; of a word in no topic; and &alpha;. */
    private final float[] scale;

    private final float[] base;
    private final float[] alpha;
    /** By topic, how &phi; changes when a token is taken out: times the first, less the second. */
    private final float[] without;

    private final float[] withoutOne;
    /** Sums of &alpha;_k base_k up to each topic. */
    private final float[] priors;

    /** Of the current word: its row of &phi;, its topics, and the sums of &alpha;_k n_kw scale_k up to each. */
    private final float[] phi;

    private final short[] wordTopics;
    private final float[] wordSums;
    private int wordSize;
    private final float[] documentSums;

    /** Of the current block. */
    private short[] lists;

    private int[] listCounts;
    private int[] listSizes;
    private short[] next;
    private long[] states;
    private boolean[] visited;
    private CountChanges.Builder changes = new CountChanges.Builder(0);
    private boolean collecting;

    private GibbsSweep(TopicCounts model, Concentrations prior, long key, boolean counted) {
        int topicCount = model.topicCount();
        this.model = model;
        this.key = key;
        this.counted = counted;
        scale = new float[topicCount];
        base = new float[topicCount];
        alpha = new float[topicCount];
        without = new float[topicCount];
        withoutOne = new float[topicCount];
        priors = new float[topicCount];
        wordTopics = new short[topicCount];
        wordSums = new float[topicCount];
        documentSums = new float[topicCount];
        double smoothing = model.vocabularySize() * prior.topics();
        float sum = 0;
        for (int topic = 0; topic < topicCount; topic++) {
            double total = model.topicTotal(topic) + smoothing;
            double less = Math.max(model.topicTotal(topic) - 1, 0) + smoothing;
            scale[topic] = (float) (1 / total);
            base[topic] = (float) (prior.topics() / total);
            alpha[topic] = (float) prior.documents()[topic];
            without[topic] = (float) (total / less);
            withoutOne[topic] = (float) (1 / less);
            sum += alpha[topic] * base[topic];
            priors[topic] = sum;
        }
        phi = base.clone();
    }

    /**
     * A sweep of training: the tokens that have topics are among the counts.
     *
     * @param model the counts of all documents
     * @param seed of all random numbers
     * @param number of the sweep; every sweep of a fit has another
     */
    public static GibbsSweep training(TopicCounts model, Concentrations prior, long seed, int number) {
        return new GibbsSweep(model, prior, CounterRandom.sweepKey(seed, number), true);
    }

    /** A sweep over documents that are not among the counts. */
    public static GibbsSweep inference(TopicCounts model, Concentrations prior, long seed, int number) {
        return new GibbsSweep(model, prior, CounterRandom.sweepKey(seed, number), false);
    }

    /**
     * A block after a sweep.
     *
     * @param block the documents with their new topics
     * @param changes what that changes in the counts
     */
    public record Swept(TokenBlock block, CountChanges changes) {}

    /** Gives every token a new topic. */
    public Swept over(TokenBlock block) {
        return over(block, 0, 1);
    }

    /**
     * Gives every token of some documents a new topic.
     *
     * @param block the documents
     * @param from only documents whose place on the line from 0 to 1 is at least this
     * @param to and below this are visited
     */
    public Swept over(TokenBlock block, double from, double to) {
        changes = new CountChanges.Builder(model.topicCount());
        collecting = true;
        TokenBlock next = sweep(block, from, to);
        return new Swept(next, changes.build());
    }

    /** The block after a sweep as {@link #over} makes it, for those who count its tokens themselves. */
    public TokenBlock uncounted(TokenBlock block, double from, double to) {
        collecting = false;
        return sweep(block, from, to);
    }

    private TokenBlock sweep(TokenBlock block, double from, double to) {
        if (!block.hasAny(from, to)) {
            return block;
        }
        DocumentTopics documents = block.documentTopics().copy();
        lists = documents.topics();
        listCounts = documents.counts();
        listSizes = documents.sizes();
        next = block.topics().clone();
        states = new long[block.documentCount()];
        visited = new boolean[states.length];
        int[] first = new int[states.length];
        for (int document = 0; document < states.length; document++) {
            states[document] = CounterRandom.start(key, block.key(document));
            double place = CounterRandom.place(block.key(document));
            visited[document] = place >= from && place < to;
            first[document] = documents.first(document);
        }
        for (int i = 0; i < block.wordCount(); i++) {
            float priorSum = enter(block.word(i));
            sample(block.documents(), first, block.start(i), block.start(i + 1), priorSum);
            if (collecting) {
                changes.endWord(block.word(i));
            }
            leave();
        }
        return block.with(next, documents);
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
    private void sample(int[] documents, int[] firsts, int from, int to, float priorSum) {
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
                first = firsts[document];
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
                    float less = counted ? Math.max(mine * without[old] - withoutOne[old], LEAST) : mine;
                    stay = (counts[first + own] - 1 + alpha[old]) * less;
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
        int old = next[token];
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
        next[token] = topic;
        if (collecting) {
            changes.move(old, topic);
        }
        move(document, first, own, at, topic);
        return true;
    }

    /** A topic by &alpha;_k &phi;_kw, other than the one the token has. */
    private int fromPrior(int document, int old, float priorSum) {
        for (int draws = 0; draws < MOST_DRAWS; draws++) {
            long state = states[document] += CounterRandom.STEP;
            float draw = CounterRandom.uniform(state) * priorSum;
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
