package dev.broadsheet.config;

/**
 * What a cleanup keeps.
 *
 * @param keep how many of the last publications
 * @param minAgeHours how long a run stays after it was last needed
 * @param resumableHours how long a run that broke off stays, if another attempt could go on from what it left
 */
public record CleanupSettings(int keep, int minAgeHours, int resumableHours) implements java.io.Serializable {

    public CleanupSettings {
        Check.that(keep >= 1, "gc.keep", keep, "at least 1");
        Check.that(minAgeHours >= 0, "gc.min-age-hours", minAgeHours, "at least 0");
        Check.that(resumableHours >= 0, "gc.resumable-hours", resumableHours, "at least 0");
    }
}
