package dev.broadsheet.corpus;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The days whose articles are weighed and modelled. Articles without a date always are.
 *
 * @param first day, UTC
 * @param last day, UTC
 */
public record Window(LocalDate first, LocalDate last) implements Serializable {

    /** All days. */
    public static final Window ALL = new Window(LocalDate.MIN, LocalDate.MAX);

    public Window {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a window ends after it begins: " + first + " to " + last);
        }
    }

    /**
     * So many days up to one.
     *
     * @param days 0: all days there are
     */
    public static Window of(int days, LocalDate last) {
        return days == 0 ? ALL : new Window(last.minusDays(days - 1L), last);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    /** Whether an article published then counts. */
    public boolean holds(Optional<Instant> published) {
        return isAll()
                || published
                        .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                        .map(day -> !day.isBefore(first) && !day.isAfter(last))
                        .orElse(true);
    }

    /** Whether an article published on a day counts, in days since 1970. */
    public boolean holds(int day) {
        return isAll() || (day >= first.toEpochDay() && day <= last.toEpochDay());
    }

    @Override
    public String toString() {
        return isAll() ? "all days" : first + " to " + last;
    }
}
