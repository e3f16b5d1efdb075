package dev.broadsheet.job;

import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.corpus.Inventory;
import dev.broadsheet.warehouse.Run;
import dev.broadsheet.warehouse.Warehouse;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;

/**
 * What one run works with.
 *
 * @param spark the session
 * @param loaded the settings and where each is from
 * @param work what there is to do
 * @param until the last of the tables to make
 * @param warehouse where the run is published
 * @param run where it writes
 * @param console whom it tells
 * @param clock what time it is
 */
record RunContext(
        SparkSession spark,
        LoadedSettings loaded,
        Work work,
        Until until,
        Warehouse warehouse,
        Run run,
        Console console,
        Clock clock) {

    /** The input. */
    Inventory inventory() {
        return work.inventory();
    }
}
