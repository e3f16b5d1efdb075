package dev.broadsheet.lda;

import java.util.Arrays;

/**
 * Sums over all topics at once, for models of few: the masses of a token stand side by side in arrays, and adding them up needs no branch,
 * where a sum over a document's own topics has one for each.
 */
final class DenseSampler implements TokenSampler {

    /** Topics up to which this is the faster way; docs/decisions/0006-the-gibbs-engine.md has the measurements. */
    static final int MOST_TOPICS = 160;

    private static final int LANES = TopicMasses.LANES;

    private final TopicCounts model;
    private final TopicFactors factors;
    private final TopicMasses masses;
    /** Length of arrays over topics: K and what is missing to whole lanes. */
    private final int width;

    /** Of the current word: &phi;, and &alpha;_k &phi;_kw; 0 beyond K. */
    private final float[] phi;

    private final float[] prior;
    /** Of the current token: the mass of each topic, added to those of lower topics in its lane. */
    private final float[] sums;

    /** Of the current block. */
    private SweptTokens tokens;

    private DocumentTopics before;
    /** n_dk, {@link #width} numbers for each document. */
    private int[] counts = new int[0];

    DenseSampler(TopicCounts model, TopicFactors factors, TopicMasses masses) {
        this.model = model;
        this.factors = factors;
        this.masses = masses;
        width = (model.topicCount() + LANES - 1) / LANES * LANES;
        phi = Arrays.copyOf(factors.base, width);
        prior = new float[width];
        sums = new float[width];
        for (int topic = 0; topic < model.topicCount(); topic++) {
            prior[topic] = factors.alpha[topic] * phi[topic];
        }
    }

    @Override
    public void begin(SweptTokens block, DocumentTopics documents) {
        tokens = block;
        before = documents;
        counts = documents.dense(width, counts);
    }

    @Override
    public void sample(int word, int from, int to) {
        for (int pair = model.start(word); pair < model.start(word + 1); pair++) {
            int topic = model.topic(pair);
            set(topic, factors.base[topic] + model.count(pair) * factors.scale[topic]);
        }
        sample(from, to);
        for (int pair = model.start(word); pair < model.start(word + 1); pair++) {
            set(model.topic(pair), factors.base[model.topic(pair)]);
        }
    }

    private void set(int topic, float value) {
        phi[topic] = value;
        prior[topic] = factors.alpha[topic] * value;
    }

    @Override
    public DocumentTopics end() {
        return before.ofDense(counts, width);
    }

    /**
     * Samples the tokens of the current word. Of tokens of the same document and topic the second has the masses of the first, unless the
     * first moved. The topic a token has is asked first, since most stay.
     */
    private void sample(int from, int to) {
        int[] documents = tokens.documents;
        short[] topics = tokens.topics;
        int last = -1;
        int lastTopic = TokenBlock.NONE;
        int first = 0;
        float stay = 0;
        float own = 0;
        float others = 0;
        for (int token = from; token < to; token++) {
            int document = documents[token];
            int old = topics[token];
            if (document != last || old != lastTopic) {
                if (!tokens.visited[document]) {
                    continue;
                }
                last = document;
                lastTopic = old;
                first = document * width;
                masses.addUp(counts, first, phi, prior, sums);
                stay = 0;
                own = 0;
                if (old >= 0) {
                    int count = counts[first + old];
                    own = count * phi[old] + prior[old];
                    stay = (count - 1 + factors.alpha[old]) * factors.withoutToken(phi[old], old);
                }
                others = Math.max(total() - own, 0);
            }
            float draw = tokens.uniform(document) * (stay + others) - stay;
            if (draw >= 0) {
                int topic = find(draw, old, own);
                if (topic != old) {
                    tokens.move(token, (short) topic);
                    counts[first + topic]++;
                    if (old >= 0) {
                        counts[first + old]--;
                    }
                    last = -1;
                }
            }
        }
    }

    private float total() {
        int end = width - LANES;
        return ((sums[end] + sums[end + 1]) + (sums[end + 2] + sums[end + 3]))
                + ((sums[end + 4] + sums[end + 5]) + (sums[end + 6] + sums[end + 7]));
    }

    /**
     * The topic in whose mass a draw lies: topics lane by lane, without the one the token has.
     *
     * @param old topic of the token, or {@link TokenBlock#NONE}
     * @param own mass of the old topic in the sums
     * @return the old topic, or without one the last, where rounding leaves the draw above all masses
     */
    private int find(float draw, int old, float own) {
        int end = width - LANES;
        int ownLane = old < 0 ? -1 : old % LANES;
        int lane = 0;
        float left = draw;
        for (; lane < LANES - 1; lane++) {
            float mass = sums[end + lane] - (lane == ownLane ? own : 0);
            if (left < mass) {
                break;
            }
            left -= mass;
        }
        for (int topic = lane; topic < model.topicCount(); topic += LANES) {
            if (left < sums[topic] - (lane == ownLane && topic >= old ? own : 0)) {
                return topic;
            }
        }
        return old < 0 ? model.topicCount() - 1 : old;
    }
}
