package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.Warehouse;
import java.util.Optional;

/** Registers in one of Spark's catalogues what is published. */
@FunctionalInterface
public interface CatalogRunner {

    /** What to tell where it could not be done. */
    Optional<String> register(LoadedSettings settings, Console console, Warehouse warehouse, Lease lease);
}
