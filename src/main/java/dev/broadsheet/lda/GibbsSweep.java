package dev.broadsheet.lda;

import java.util.Optional;
import java.util.function.BiFunction;

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
 * all counts without the token itself: from the frozen ones it is taken out too, or rare words would stay where they are.
 *
 * <p>Tokens are visited word by word, so a row of &phi; is made once for all tokens of a word. Few topics are summed over all at once
 * ({@link DenseSampler}), of many only those that a document has ({@link SparseSampler}). Every document draws from a sequence of its
 * own, so the outcome does not depend on which documents share a block. For one thread.
 */
public final class GibbsSweep {

    private final int topicCount;
    private final long key;
    private final TokenSampler sampler;

    private GibbsSweep(TopicCounts model, long key, TokenSampler sampler) {
        this.topicCount = model.topicCount();
        this.key = key;
        this.sampler = sampler;
    }

    private static TokenSampler fastest(TopicCounts model, TopicFactors factors) {
        return model.topicCount() <= DenseSampler.MOST_TOPICS
                ? new DenseSampler(model, factors, TopicMasses.FASTEST)
                : new SparseSampler(model, factors);
    }

    /**
     * A sweep of training: the tokens that have topics are among the counts.
     *
     * @param model the counts of all documents
     * @param seed of all random numbers
     * @param number of the sweep; every sweep of a fit has another
     */
    public static GibbsSweep training(TopicCounts model, Concentrations prior, long seed, int number) {
        return by(GibbsSweep::fastest, model, new TopicFactors(model, prior, true), seed, number);
    }

    /** A sweep over documents that are not among the counts. */
    public static GibbsSweep inference(TopicCounts model, Concentrations prior, long seed, int number) {
        return by(GibbsSweep::fastest, model, new TopicFactors(model, prior, false), seed, number);
    }

    /** A sweep by a certain sampler. */
    static GibbsSweep by(
            BiFunction<TopicCounts, TopicFactors, TokenSampler> sampler,
            TopicCounts model,
            TopicFactors factors,
            long seed,
            int number) {
        return new GibbsSweep(model, CounterRandom.sweepKey(seed, number), sampler.apply(model, factors));
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
        CountChanges.Builder changes = new CountChanges.Builder(topicCount);
        TokenBlock next = sweep(block, from, to, Optional.of(changes));
        return new Swept(next, changes.build());
    }

    /** The block after a sweep as {@link #over} makes it, for those who count its tokens themselves. */
    public TokenBlock uncounted(TokenBlock block, double from, double to) {
        return sweep(block, from, to, Optional.empty());
    }

    private TokenBlock sweep(TokenBlock block, double from, double to, Optional<CountChanges.Builder> changes) {
        if (!block.hasAny(from, to)) {
            return block;
        }
        SweptTokens tokens = new SweptTokens(block, key, from, to, changes);
        sampler.begin(tokens, block.documentTopics());
        for (int i = 0; i < block.wordCount(); i++) {
            sampler.sample(block.word(i), block.start(i), block.start(i + 1));
            tokens.endWord(block.word(i));
        }
        return block.with(tokens.topics, sampler.end());
    }
}
