package dev.broadsheet.config;

import java.io.Serializable;

/**
 * What a run takes over from the published one, and over which articles terms and topics are computed.
 *
 * @param removed what becomes of articles whose files are gone
 * @param windowDays days of articles that are weighed and modelled; 0: all
 */
public record AccumulationSettings(Removed removed, int windowDays) implements Serializable {

    /** What becomes of articles whose files are gone. */
    public enum Removed {
        /** They go too. */
        RETIRE,
        /** They stay. */
        KEEP
    }

    public AccumulationSettings {
        Check.that(windowDays >= 0, "accumulation.window-days", windowDays, "at least 0; 0 is all articles");
    }

    public boolean keepsRemoved() {
        return removed == Removed.KEEP;
    }
}
