package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.Warehouse;

/** Makes the page for people from what is published. */
@FunctionalInterface
public interface ReportRunner {

    /** The page of a publication that has topics. */
    byte[] page(LoadedSettings settings, Console console, Warehouse warehouse, Published now);
}
