package dev.broadsheet.warehouse;

import java.time.Instant;
import java.util.Optional;

/**
 * A folder of a run, and what its own files say.
 *
 * @param id the run
 * @param manifest what it made; empty while it runs, and for ever if it broke off
 * @param publication what readers saw once it was published; empty if it never was
 * @param modified when something in it was last changed, by the clock of the storage
 */
public record RunFolder(String id, Optional<Manifest> manifest, Optional<Published> publication, Instant modified) {

    /** Bytes of the tables, as far as there is a manifest. */
    public long bytes() {
        return manifest.stream()
                .flatMap(made -> made.tables().stream())
                .mapToLong(WrittenTable::bytes)
                .sum();
    }
}
