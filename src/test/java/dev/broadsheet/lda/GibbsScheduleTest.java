package dev.broadsheet.lda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GibbsScheduleTest {

    /** However many sweeps: as many are sampled as are said to be, the last among them, and nothing is learned after it. */
    @Property
    void theLastSweepIsASample(@ForAll @IntRange(min = 1, max = 2000) int sweeps) {
        GibbsSchedule schedule = GibbsSchedule.of(sweeps);
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
}
