package dev.broadsheet.lda;

/**
 * Topics of new documents by a fixed model: sweeps like those of a fit, with &phi; as it is (Griffiths and Steyvers 2004, section
 * "Extracting topics from a corpus", with the model's counts in place of the documents' own).
 */
public final class Inference {

    /** Sweeps before the first sample, samples, and sweeps from one to the next. */
    private static final int BURN_IN = 20;

    private static final int SAMPLES = 10;
    private static final int LAG = 2;

    private Inference() {}

    /** Sweeps that are made over every document. */
    public static int sweeps() {
        return BURN_IN + SAMPLES * LAG;
    }

    /**
     * The topics of the documents of a block, added up over samples. A document's outcome is its own: it does not depend on the others of
     * its block.
     *
     * @param block documents over the model's vocabulary
     */
    public static DocumentSums of(TokenBlock block, TopicSums model, long seed) {
        TokenBlock now = block;
        DocumentSums sums = DocumentSums.none(block);
        for (int sweep = 0; sweep < sweeps(); sweep++) {
            now = model.inference(seed, sweep).uncounted(now, 0, 1);
            if (sweep >= BURN_IN && (sweep - BURN_IN) % LAG == LAG - 1) {
                sums = sums.plus(now, model.topicCount());
            }
        }
        return sums;
    }
}
