package dev.broadsheet.lda;

/**
 * What a fit does when.
 *
 * <p>At first documents are visited in batches, with the counts brought up to date after each: all of them at once would move on counts
 * that say next to nothing yet, and topics would come apart slowly. docs/decisions/0006-the-gibbs-engine.md has the measurements.
 *
 * @param sweeps over all documents
 * @param samples of the last of these sweeps that are averaged
 */
public record GibbsSchedule(int sweeps, int samples) {

    /** Steps of learning the concentrations at a time. */
    public static final int LEARNING_STEPS = 1;

    /** Sweeps that are usually enough. */
    public static final int USUAL_SWEEPS = 400;

    private static final int EARLY_SWEEPS = 10;
    /** Batches of documents, in the first sweeps. */
    public static final int EARLY_BATCHES = 8;

    /** Before topics have come apart the concentrations that suit the counts are those that keep them as they are. */
    private static final int LEARNING_START = 100;

    private static final int LEARNING_INTERVAL = 10;
    private static final int LAG = 5;
    private static final int MOST_SAMPLES = 10;

    private static final double FIRST_DOCUMENT_SUM = 5;
    private static final double FIRST_TOPICS = 0.01;

    /**
     * The schedule of so many sweeps.
     *
     * @param sweeps at least 1
     */
    public static GibbsSchedule of(int sweeps) {
        return new GibbsSchedule(sweeps, Math.max(1, Math.min(MOST_SAMPLES, sweeps / (2 * LAG))));
    }

    /** The concentrations to begin with; MALLET's defaults. */
    public Concentrations concentrations(int topicCount) {
        return Concentrations.symmetric(topicCount, FIRST_DOCUMENT_SUM, FIRST_TOPICS);
    }

    /** In how many batches a sweep, from 0, visits the documents. */
    public int batches(int sweep) {
        return sweep < EARLY_SWEEPS ? EARLY_BATCHES : 1;
    }

    /** Whether the topics after a batch of a sweep, both from 0, are one of the samples; only after its last can they be. */
    public boolean isSampled(int sweep, int batch) {
        int left = sweeps - 1 - sweep;
        return batch == batches(sweep) - 1 && left % LAG == 0 && left / LAG < samples;
    }

    /** Whether the concentrations are learned after a sweep, from 0. */
    public boolean isLearned(int sweep) {
        return sweep + 1 >= Math.min(LEARNING_START, sweeps / 4)
                && (sweep + 1) % LEARNING_INTERVAL == 0
                && sweep + 1 < sweeps;
    }
}
