package dev.broadsheet.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of a run, and what its own files say.
 *
 * @param id the run
 * @param manifest what it made; empty while it runs, and for ever if it broke off
 * @param publication what readers saw once it was published; empty if it never was
 * @param milestones how far it has come, as long as it is not published
 * @param modified when something in it was last changed, by the clock of the storage
 */
public record RunFolder(
        String id,
        Optional<Manifest> manifest,
        Optional<Published> publication,
        List<Milestone> milestones,
        Instant modified) {

    /**
     * Whether another attempt could go on from here.
     *
     * @param beside what is published now: table to run id
     */
    boolean isResumable(Map<String, String> beside) {
        return milestones.stream().anyMatch(milestone -> milestone.beside().equals(beside));
    }

    /** Bytes of the tables, as far as there is a manifest. */
    public long bytes() {
        return manifest.stream()
                .flatMap(made -> made.tables().stream())
                .mapToLong(WrittenTable::bytes)
                .sum();
    }
}
