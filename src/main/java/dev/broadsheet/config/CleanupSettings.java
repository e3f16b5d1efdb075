package dev.broadsheet.config;

/**
 * What a cleanup keeps.
 *
 * @param keep how many of the last publications
 * @param minAgeHours how long a run stays after it was last needed
 */
public record CleanupSettings(int keep, int minAgeHours) implements java.io.Serializable {

    public CleanupSettings {
        Check.that(keep >= 1, "gc.keep", keep, "at least 1");
        Check.that(minAgeHours >= 0, "gc.min-age-hours", minAgeHours, "at least 0");
    }
}
