package dev.broadsheet.stage;

import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.GibbsSchedule;
import java.util.Set;

/**
 * What a {@link GibbsFit} is to do.
 *
 * @param sweeps over all documents
 * @param seed of all random numbers
 * @param concentrations to begin with; as many for documents as there are to be topics
 * @param learned the concentrations that are learned; the others stay what they are
 */
public record GibbsSettings(int sweeps, long seed, Concentrations concentrations, Set<Prior> learned) {

    /** A prior that has concentrations. */
    public enum Prior {
        /** Of topics in documents, &alpha;. */
        OF_DOCUMENTS,
        /** Of words in topics, &beta;. */
        OF_TOPICS
    }

    public GibbsSettings {
        learned = Set.copyOf(learned);
        if (sweeps < 1) {
            throw new IllegalArgumentException("sweeps is " + sweeps + "; it must be at least 1");
        }
    }

    /** As the engine does it when nothing else is said: both priors are learned. */
    public static GibbsSettings usual(int topicCount, int sweeps, long seed) {
        return new GibbsSettings(
                sweeps, seed, GibbsSchedule.of(sweeps).concentrations(topicCount), Set.of(Prior.values()));
    }

    /** Number of topics, K. */
    public int count() {
        return concentrations.documents().length;
    }
}
