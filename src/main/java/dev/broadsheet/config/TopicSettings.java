package dev.broadsheet.config;

import java.util.List;
import java.util.Optional;

/**
 * How the topic model is fitted and what of it is published.
 *
 * @param engine name of the engine
 * @param count number of topics, K; 0 to choose it by the articles
 * @param iterations sweeps, passes or mini-batches; 0 for as many as suit the engine
 * @param seed seed of all random numbers
 * @param languages which languages are modelled, and whether together
 * @param minDocumentFrequency fewest modelled articles a term of the model stands in
 * @param maxDocumentShare largest share of modelled articles a term of the model stands in, 0 to 1
 * @param maxVocabulary most terms of the model
 * @param heldOutShare share of the modelled articles the model is not made from, to judge it by, 0 to 0.5
 * @param minWeight topics of an article below this weight are left out, 0 to 1
 * @param terms terms published for each topic
 * @param representatives articles named for each topic
 * @param mllibPartitions partitions of MLlib's engines
 * @param fit where the model comes from, beside the articles
 */
public record TopicSettings(
        String engine,
        int count,
        int iterations,
        long seed,
        TopicLanguages languages,
        int minDocumentFrequency,
        double maxDocumentShare,
        int maxVocabulary,
        double heldOutShare,
        double minWeight,
        int terms,
        int representatives,
        int mllibPartitions,
        FitSettings fit)
        implements java.io.Serializable {

    /** The engines that exist. */
    public static final List<String> ENGINES = List.of("gibbs", "mllib-em", "mllib-online");

    /** Stands for a number of topics that is chosen by the articles. */
    public static final int AUTO = 0;

    /** Articles that stand behind each topic at least, where their number decides how many topics there are. */
    public static final int ARTICLES_A_TOPIC = 20;

    /** Fewer topics are none. */
    private static final int LEAST_TOPICS = 2;

    /** Topics of tokens are kept in 16 bits with a sign. */
    private static final int MOST_TOPICS = Short.MAX_VALUE;

    public TopicSettings {
        Check.that(count >= 2 || count == AUTO, "topics.count", count, "at least 2, or auto");
        Check.that(iterations >= 0, "topics.iterations", iterations, "at least 0");
        Check.that(count <= MOST_TOPICS, "topics.count", count, "at most " + MOST_TOPICS);
        Check.that(minDocumentFrequency >= 1, "topics.min-document-frequency", minDocumentFrequency, "at least 1");
        Check.share("topics.max-document-share", maxDocumentShare);
        Check.that(maxVocabulary >= 1, "topics.max-vocabulary", maxVocabulary, "at least 1");
        Check.that(
                heldOutShare >= 0 && heldOutShare <= 0.5,
                "topics.held-out-share",
                heldOutShare,
                "a share from 0 to 0.5");
        Check.that(minWeight >= 0 && minWeight < 1, "topics.min-weight", minWeight, "a share from 0 to below 1");
        Check.that(terms >= 10, "topics.terms", terms, "at least 10");
        Check.that(representatives >= 1, "topics.representatives", representatives, "at least 1");
        Check.that(
                "gibbs".equals(engine) || (fit.isPlain() && count != AUTO),
                "topics.engine",
                engine,
                "gibbs where topics.count is auto, or topics.seeds, topics.model or topics.warm-start is set");
        Check.that(mllibPartitions >= 1, "topics.mllib-partitions", mllibPartitions, "at least 1");
    }

    /** Whether the number of topics is chosen by the articles. */
    public boolean isAuto() {
        return count == AUTO;
    }

    /** Whether all tokens are counted anew after each sweep. */
    public boolean checked() {
        return fit.checked();
    }

    /** The same for one fit from nothing, with another number of topics, iterations and seed. */
    public TopicSettings fresh(int newCount, int newIterations, long newSeed) {
        return with(
                newCount,
                newIterations,
                newSeed,
                new FitSettings(1, Optional.empty(), Optional.empty(), 0, fit.checked()));
    }

    private TopicSettings with(int newCount, int newIterations, long newSeed, FitSettings newFit) {
        return new TopicSettings(
                engine,
                newCount,
                newIterations,
                newSeed,
                languages,
                minDocumentFrequency,
                maxDocumentShare,
                maxVocabulary,
                heldOutShare,
                minWeight,
                terms,
                representatives,
                mllibPartitions,
                newFit);
    }

    /** The same with the model that a fit would go on from as it is. */
    public TopicSettings withFixedModel() {
        return with(count, iterations, seed, fit.fixed());
    }

    /** The same with another number of topics. */
    public TopicSettings withCount(int newCount) {
        return with(newCount, iterations, seed, fit);
    }

    /**
     * The same for a language beside the main one. The main language has {@code topics.count} topics; of the others each has as many,
     * but no more than one for each {@value #ARTICLES_A_TOPIC} of its articles, and two at least. A number that is chosen by the articles
     * is bounded so by itself.
     *
     * @param articles of the language that count
     */
    public TopicSettings beside(long articles) {
        return isAuto() ? this : withCount((int) Math.max(LEAST_TOPICS, Math.min(count, articles / ARTICLES_A_TOPIC)));
    }

    /** The iterations that are set, or an engine's own number. */
    public int iterationsOr(int usual) {
        return iterations == 0 ? usual : iterations;
    }
}
