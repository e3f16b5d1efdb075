package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GibbsScheduleTest {

    /** However many sweeps: as many are sampled as are said to be, the last among them, and nothing is learned after it. */
    @Property
    void theLastSweepIsASample(@ForAll @IntRange(min = 1, max = 2000) int sweeps) {
        GibbsSchedule schedule = GibbsSchedule.of(sweeps, 20);
        long sampled = IntStream.range(0, sweeps)
                .mapToLong(sweep -> IntStream.range(0, schedule.batches(sweep))
                        .filter(batch -> schedule.isSampled(sweep, batch))
                        .count())
                .sum();
        assertThat(sampled).isEqualTo(schedule.samples());
        assertThat(schedule.isSampled(sweeps - 1, schedule.batches(sweeps - 1) - 1))
                .isTrue();
        assertThat(schedule.isLearned(sweeps - 1)).isFalse();
    }

    /** Topics only get fewer, are as many as are wanted before the first sample, and samples have the same topics. */
    @Property
    void topicsGoBeforeTheFirstSample(
            @ForAll @IntRange(min = 1, max = 2000) int sweeps, @ForAll @IntRange(min = 2, max = 32767) int topicCount) {
        GibbsSchedule schedule = GibbsSchedule.of(sweeps, topicCount);
        assertThat(schedule.topics(0)).isEqualTo(schedule.firstTopicCount()).isBetween(topicCount, (int)
                Short.MAX_VALUE);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            if (sweep > 0) {
                assertThat(schedule.topics(sweep)).isLessThanOrEqualTo(schedule.topics(sweep - 1));
            }
            if (schedule.isSampled(sweep, schedule.batches(sweep) - 1)) {
                assertThat(schedule.topics(sweep)).isEqualTo(topicCount);
            }
        }
    }

    /** 100 sweeps: a burn-in of 50, of which topics go after 0.4, two thirds and all; 30 topics for 20, and 10 / 3 go each time. */
    @Test
    void topicsGoInThreeSteps() {
        GibbsSchedule schedule = GibbsSchedule.of(100, 20);
        assertThat(IntStream.of(0, 19, 20, 32, 33, 49, 50, 99).map(schedule::topics))
                .containsExactly(30, 30, 27, 27, 24, 24, 20, 20);
    }

    /** 20 topics and a quarter more, of which 5 / 3 go each time; what is learned before newcomers have come apart would keep them as they are. */
    @Test
    void aFitThatGoesOnHasRoomForNewTopics() {
        GibbsSchedule schedule = GibbsSchedule.goingOn(100, 20);
        assertThat(IntStream.of(0, 19, 20, 32, 33, 49, 50, 99).map(schedule::topics))
                .containsExactly(25, 25, 24, 24, 22, 22, 20, 20);
        assertThat(schedule.isLearned(9)).isFalse();
        assertThat(schedule.isLearned(39)).isTrue();
        assertThat(schedule.hasLearned(0)).isTrue();
        assertThat(GibbsSchedule.goingOn(39, 20).firstTopicCount()).isEqualTo(20);
    }

    @Test
    void aWarmStartNeedsNoTimeForTopicsToComeApart() {
        GibbsSchedule schedule = GibbsSchedule.warm(100, 20);
        assertThat(schedule.topics(0)).isEqualTo(20);
        assertThat(schedule.batches(0)).isEqualTo(1);
        assertThat(schedule.isLearned(9)).isTrue();
        assertThat(GibbsSchedule.of(100, 20).isLearned(9)).isFalse();
    }
}
