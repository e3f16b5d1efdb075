package dev.broadsheet.job;

import dev.broadsheet.catalog.CatalogCheck;
import dev.broadsheet.catalog.CatalogWriter;
import dev.broadsheet.config.CatalogSettings;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import dev.broadsheet.config.Secrets;
import dev.broadsheet.warehouse.Lease;
import dev.broadsheet.warehouse.Published;
import dev.broadsheet.warehouse.Registration;
import dev.broadsheet.warehouse.Warehouse;
import java.time.Clock;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.slf4j.LoggerFactory;

/**
 * What is published → registered in a catalogue, where the settings name one. It comes after publishing and cannot undo it: where it
 * fails, that is told and noted, and whoever comes next tries again.
 */
final class Registering {

    private final CatalogSettings settings;
    private final Warehouse warehouse;

    Registering(LoadedSettings loaded, Warehouse warehouse) {
        this.settings = loaded.settings().catalog();
        this.warehouse = warehouse;
    }

    /** Fails, before anything is done, where the settings name a catalogue that Spark will not find. */
    static void check(LoadedSettings loaded) {
        CatalogSettings settings = loaded.settings().catalog();
        if (settings.name().isPresent()) {
            CatalogCheck.usable(
                    settings,
                    Sessions.configured(
                            new SparkConf(), Job.PIPELINE, loaded.settings().run()));
        }
    }

    /** Whether there is a catalogue that shows something else than what is published, as far as was noted. */
    boolean isBehind() {
        Optional<Published> now = warehouse.current();
        return settings.name().isPresent()
                && now.isPresent()
                && !warehouse
                        .registration()
                        .map(registration -> registration.shows(now.get(), settings))
                        .orElse(false);
    }

    /** What to tell where it could not be done. */
    Optional<String> register(SparkSession spark, Console console, Lease lease, Clock clock) {
        if (settings.name().isEmpty()) {
            return Optional.empty();
        }
        console.stage("register tables");
        Optional<String> told = Optional.empty();
        Published now = warehouse.current().orElseThrow(warehouse::nothingPublished);
        try {
            new CatalogWriter(spark, settings).show(warehouse, now, lease);
        } catch (Failure e) {
            told = Optional.of(told(now, e, "The next run registers what is published then"));
        } catch (Exception e) {
            // Spark's own are checked exceptions that nothing declares
            told = Optional.of(told(
                    now,
                    e,
                    "Look at the settings catalog.* and spark.sql.catalog."
                            + settings.name().orElse("") + "; the next run tries again"));
        }
        Optional<String> notNoted = note(
                Registration.of(
                        settings, now, clock.instant().toString(), told.stream().toList()),
                now,
                lease);
        console.endStage();
        return told.or(() -> notNoted);
    }

    /** What to tell where it could not be noted, by which the catalogue is told again without need. */
    private Optional<String> note(Registration registration, Published now, Lease lease) {
        try {
            warehouse.note(registration, lease);
            return Optional.empty();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Registering.class).warn("The registration of run {} was not noted", now.run(), e);
            return Optional.of("Run " + now.run() + " is published and registered in " + settings.shown()
                    + ", but that could not be noted in the warehouse, as the log file says why. The next run registers it"
                    + " again.");
        }
    }

    private String told(Published now, Exception failure, String advice) {
        LoggerFactory.getLogger(Registering.class)
                .warn("Run {} was not registered in {}", now.run(), settings.shown(), failure);
        String why = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return Secrets.hide("Run " + now.run() + " is published, but the catalogue does not show it: " + why
                + ". The log file has the details. " + advice + ", or jobs/run register.");
    }
}
