package dev.broadsheet.lda;

import java.util.stream.IntStream;

/**
 * What a fit does when.
 *
 * <p>At first documents are visited in batches, with the counts brought up to date after each: all of them at once would move on counts
 * that say next to nothing yet, and topics would come apart slowly. A fit that starts from nothing has more topics than are wanted, and
 * lets go of the least coherent in three steps. docs/decisions/0006-the-gibbs-engine.md has the measurements.
 *
 * @param sweeps over all documents
 * @param samples of the last of these sweeps that are averaged
 * @param topicCount wanted, K
 * @param firstTopicCount to begin with
 * @param fresh whether topics have to come apart first; otherwise they are those of an earlier model
 */
public record GibbsSchedule(int sweeps, int samples, int topicCount, int firstTopicCount, boolean fresh) {

    /** Steps of learning the concentrations at a time. */
    public static final int LEARNING_STEPS = 1;

    /** Sweeps that are usually enough. */
    public static final int USUAL_SWEEPS = 250;

    /** Sweeps that are usually enough for topics that are there already. */
    public static final int USUAL_WARM_SWEEPS = 100;

    /** Batches of documents, in the first sweeps. */
    public static final int EARLY_BATCHES = 8;

    private static final int EARLY_SWEEPS = 10;

    /** Topics to begin with, for each one that is wanted. */
    private static final double FIRST_TOPICS_SHARE = 1.5;

    /** Topics of a fit that goes on to begin with, for each topic there was. */
    private static final double NEW_TOPICS_SHARE = 1.25;

    /** Below so many sweeps there is no time to let go of topics. */
    private static final int LEAST_PRUNED_SWEEPS = 40;

    /** Sweeps after which topics are as many as are wanted: half of all, but no more than these. */
    private static final int LONGEST_BURN_IN = 150;

    /** When topics go, in shares of the burn-in; after the second step the concentrations are learned: before topics have come
     * apart, those that suit the counts are those that keep them as they are. */
    private static final double[] PRUNINGS = {0.4, 2.0 / 3, 1};

    private static final int LEARNING_INTERVAL = 10;
    private static final int LAG = 5;
    private static final int MOST_SAMPLES = 10;

    private static final double FIRST_DOCUMENT_SUM = 5;
    private static final double FIRST_TOPICS = 0.01;

    /**
     * The schedule of a fit that starts from nothing.
     *
     * @param sweeps at least 1
     * @param topicCount K
     */
    public static GibbsSchedule of(int sweeps, int topicCount) {
        int first = sweeps < LEAST_PRUNED_SWEEPS
                ? topicCount
                : (int) Math.min(Short.MAX_VALUE, Math.ceil(topicCount * FIRST_TOPICS_SHARE));
        return new GibbsSchedule(sweeps, samples(sweeps), topicCount, first, true);
    }

    /** The schedule of a fit that starts from the topics of an earlier model. */
    public static GibbsSchedule warm(int sweeps, int topicCount) {
        return new GibbsSchedule(sweeps, samples(sweeps), topicCount, topicCount, false);
    }

    /**
     * The schedule of a fit that starts from the topics of an earlier model and as many more, without tokens, as find what is new; as many as
     * there were are left in the end.
     */
    public static GibbsSchedule goingOn(int sweeps, int topicCount) {
        int first = sweeps < LEAST_PRUNED_SWEEPS
                ? topicCount
                : (int) Math.min(Short.MAX_VALUE, Math.ceil(topicCount * NEW_TOPICS_SHARE));
        return new GibbsSchedule(sweeps, samples(sweeps), topicCount, first, false);
    }

    /** The same with as many topics from the beginning as are wanted. */
    public GibbsSchedule withoutPruning() {
        return new GibbsSchedule(sweeps, samples, topicCount, topicCount, fresh);
    }

    private static int samples(int sweeps) {
        return Math.max(1, Math.min(MOST_SAMPLES, sweeps / (2 * LAG)));
    }

    /** The concentrations to begin with where there is no earlier model; MALLET's defaults. */
    public static Concentrations concentrations(int topicCount) {
        return Concentrations.symmetric(topicCount, FIRST_DOCUMENT_SUM, FIRST_TOPICS);
    }

    /** In how many batches a sweep, from 0, visits the documents. */
    public int batches(int sweep) {
        return fresh && sweep < EARLY_SWEEPS ? EARLY_BATCHES : 1;
    }

    /** Topics during a sweep, from 0; where they are fewer than in the sweep before, the others go before it begins. */
    public int topics(int sweep) {
        int steps = (int) IntStream.range(0, PRUNINGS.length)
                .filter(step -> sweep >= pruning(step))
                .count();
        return firstTopicCount - (int) ((long) (firstTopicCount - topicCount) * steps / PRUNINGS.length);
    }

    private long pruning(int step) {
        return Math.round(PRUNINGS[step] * Math.min(LONGEST_BURN_IN, sweeps / 2));
    }

    /** Whether the topics after a batch of a sweep, both from 0, are one of the samples; only after its last can they be. */
    public boolean isSampled(int sweep, int batch) {
        int left = sweeps - 1 - sweep;
        return batch == batches(sweep) - 1 && left % LAG == 0 && left / LAG < samples;
    }

    /** Whether the concentrations are learned after a sweep, from 0. */
    public boolean isLearned(int sweep) {
        return ((!fresh && firstTopicCount == topicCount) || sweep >= pruning(1))
                && (sweep + 1) % LEARNING_INTERVAL == 0
                && sweep + 1 < sweeps;
    }

    /** Whether the concentrations have been learned before a sweep, from 0. */
    public boolean hasLearned(int sweep) {
        return !fresh || IntStream.range(0, sweep).anyMatch(this::isLearned);
    }
}
