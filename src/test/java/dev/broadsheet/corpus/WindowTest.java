package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final LocalDate LAST = LocalDate.of(2025, 6, 10);

    @Test
    void theLastDaysAreBothEndsIncluded() {
        Window three = Window.of(3, LAST);

        assertThat(three).hasToString("2025-06-08 to 2025-06-10");
        assertThat(three.holds(at("2025-06-07T23:59:59.999Z"))).isFalse();
        assertThat(three.holds(at("2025-06-08T00:00:00Z"))).isTrue();
        assertThat(three.holds(at("2025-06-10T23:59:59Z"))).isTrue();
        assertThat(three.holds(at("2025-06-11T00:00:00Z"))).isFalse();
    }

    @Test
    void anArticleWithoutADateIsInEveryWindow() {
        assertThat(Window.of(1, LAST).holds(Optional.empty())).isTrue();
    }

    @Test
    void noDaysAreAllDays() {
        assertThat(Window.of(0, LAST).isAll()).isTrue();
        assertThat(Window.ALL.holds(at("1400-01-01T00:00:00Z"))).isTrue();
    }

    private static Optional<Instant> at(String instant) {
        return Optional.of(Instant.parse(instant));
    }
}
