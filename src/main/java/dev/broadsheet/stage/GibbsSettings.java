package dev.broadsheet.stage;

import dev.broadsheet.config.TopicSettings;
import dev.broadsheet.lda.Concentrations;
import dev.broadsheet.lda.GibbsSchedule;
import dev.broadsheet.lda.TopicSums;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link GibbsFit} is to do.
 *
 * @param schedule what is done when
 * @param seed of all random numbers
 * @param given concentrations to begin with; empty for those of the schedule or the earlier model
 * @param learned the concentrations that are learned; the others stay what they are
 * @param start an earlier model over the same vocabulary to go on from
 * @param checked whether all tokens are counted anew after each sweep
 */
public record GibbsSettings(
        GibbsSchedule schedule,
        long seed,
        Optional<Concentrations> given,
        Set<Prior> learned,
        Optional<TopicSums> start,
        boolean checked) {

    /** A prior that has concentrations. */
    public enum Prior {
        /** Of topics in documents, &alpha;. */
        OF_DOCUMENTS,
        /** Of words in topics, &beta;. */
        OF_TOPICS
    }

    public GibbsSettings {
        learned = Set.copyOf(learned);
        int topics = schedule.firstTopicCount();
        if (given.isPresent() && given.get().documents().length != topics) {
            throw new IllegalArgumentException(
                    given.get().documents().length + " concentrations for " + topics + " topics");
        }
        if (start.isPresent() && start.get().topicCount() != topics) {
            throw new IllegalArgumentException("a model of " + start.get().topicCount() + " topics to start " + topics);
        }
    }

    /** A fit from nothing, both priors learned. */
    public static GibbsSettings usual(int topicCount, int sweeps, long seed) {
        return new GibbsSettings(
                GibbsSchedule.of(sweeps, topicCount),
                seed,
                Optional.empty(),
                Set.of(Prior.values()),
                Optional.empty(),
                false);
    }

    /**
     * A fit as it is set.
     *
     * @param start an earlier model over the same vocabulary to go on from
     */
    static GibbsSettings of(TopicSettings settings, Optional<TopicSums> start) {
        GibbsSchedule schedule = start.map(model ->
                        GibbsSchedule.warm(settings.iterationsOr(GibbsSchedule.USUAL_WARM_SWEEPS), model.topicCount()))
                .orElseGet(() -> GibbsSchedule.of(settings.iterationsOr(GibbsSchedule.USUAL_SWEEPS), settings.count()));
        return new GibbsSettings(
                schedule, settings.seed(), Optional.empty(), Set.of(Prior.values()), start, settings.checked());
    }

    /** A fit that goes on from the topics of an earlier model, and has room for new ones. */
    static GibbsSettings goingOn(TopicSettings settings, TopicSums earlier) {
        GibbsSchedule schedule =
                GibbsSchedule.goingOn(settings.iterationsOr(GibbsSchedule.USUAL_WARM_SWEEPS), earlier.topicCount());
        return new GibbsSettings(
                schedule,
                settings.seed(),
                Optional.empty(),
                Set.of(Prior.values()),
                Optional.of(earlier.with(schedule.firstTopicCount() - earlier.topicCount())),
                settings.checked());
    }

    /** The concentrations to begin with. */
    Concentrations concentrations() {
        return given.or(() -> start.map(TopicSums::concentrations))
                .orElseGet(() -> GibbsSchedule.concentrations(schedule.firstTopicCount()));
    }
}
