package dev.broadsheet.config;

import java.io.Serializable;
import java.util.Optional;

/**
 * Where a topic model comes from, beside the articles; for engine {@code gibbs} alone.
 *
 * @param seeds fits of which the model is the consensus; 1 for a single fit
 * @param model run whose model is used as it is; empty to fit one
 * @param warmStart run, or {@link #PUBLISHED}, whose model the fit goes on from; empty to start from nothing
 * @param refitDays days from a fit to the next where runs go on from the published model; in between they use it as it is. 0: every run fits
 * @param checked whether all tokens are counted anew after each sweep, to find faults
 */
public record FitSettings(int seeds, Optional<String> model, Optional<String> warmStart, int refitDays, boolean checked)
        implements Serializable {

    /** Names the run whose model is published now. */
    public static final String PUBLISHED = "published";

    /** One fit from nothing. */
    public static final FitSettings PLAIN = new FitSettings(1, Optional.empty(), Optional.empty(), 0, false);

    private static final int MOST_SEEDS = 100;

    public FitSettings {
        Check.that(refitDays >= 0, "topics.refit-days", refitDays, "at least 0");
        Check.that(
                refitDays == 0 || warmStart.isPresent(),
                "topics.refit-days",
                refitDays,
                "0 unless topics.warm-start is set: only a fit that goes on from a model can wait");
        Check.that(seeds >= 1 && seeds <= MOST_SEEDS, "topics.seeds", seeds, "from 1 to " + MOST_SEEDS);
        Check.that(
                model.isEmpty() || warmStart.isEmpty(),
                "topics.model",
                model.orElse(""),
                "none where topics.warm-start is set: a model is either used as it is or gone on from");
        Check.that(
                seeds == 1 || (model.isEmpty() && warmStart.isEmpty()),
                "topics.seeds",
                seeds,
                "1 where topics.model or topics.warm-start is set: fits that begin alike tell nothing of stability");
    }

    /** The same with the model that a fit would go on from as it is. */
    FitSettings fixed() {
        return new FitSettings(seeds, earlier(), Optional.empty(), 0, checked);
    }

    /** Whether a model is used as it is. */
    public boolean isFixed() {
        return model.isPresent();
    }

    /** The run, or {@link #PUBLISHED}, whose model is used or gone on from. */
    public Optional<String> earlier() {
        return model.or(() -> warmStart);
    }

    /** Whether this is one fit from nothing. */
    public boolean isPlain() {
        return seeds == 1 && model.isEmpty() && warmStart.isEmpty();
    }
}
