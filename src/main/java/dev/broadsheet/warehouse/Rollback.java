package dev.broadsheet.warehouse;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Publishes again what was published before. The pointer is replaced as it is by a run, so readers see one state or the
 * other; the files are looked at first, for the state that is left may be the better one.
 */
final class Rollback {

    private static final int SHOWN = 5;

    private final Storage storage;
    private final Configuration configuration;

    Rollback(Storage storage, Configuration configuration) {
        this.storage = storage;
        this.configuration = configuration;
    }

    /**
     * @param now what readers see
     * @param wanted the run to come back to; empty for the one before
     * @return what they see then
     * @throws Failure with {@link ExitCode#INPUT} if that cannot be published again
     */
    Published to(Published now, Optional<RunId> wanted, boolean checksums, Lease lease) throws IOException {
        String run = wanted.map(RunId::value)
                .or(now::previous)
                .orElseThrow(() -> new Failure(
                        ExitCode.INPUT,
                        "Before run " + now.run() + " nothing was published in " + shown()
                                + ". Name a run: jobs/run runs lists them."));
        if (run.equals(now.run())) {
            return now;
        }
        Published target = publication(now, run);
        List<String> amiss = new PublishedFiles(storage, configuration, checksums).amiss(target);
        if (!amiss.isEmpty()) {
            throw refused(
                    run,
                    String.join("; ", amiss.subList(0, Math.min(SHOWN, amiss.size())))
                            + (amiss.size() > SHOWN ? "; and " + (amiss.size() - SHOWN) + " more" : ""));
        }
        new Publisher(storage).point(target, Optional.of(now.withdrawing()), lease);
        return target;
    }

    private Published publication(Published now, String run) throws IOException {
        String file = RunFolders.RUNS + "/" + run + "/" + Run.STATE;
        if (storage.exists(file)) {
            return Published.fromJson(storage.read(file));
        }
        throw refused(
                run,
                !now.history().contains(run)
                        ? "it was never published"
                        : storage.exists(RunFolders.RUNS + "/" + run)
                                ? "it was published by a program that kept nothing to come back to"
                                : "its folder is gone");
    }

    private Failure refused(String run, String why) {
        return new Failure(
                ExitCode.INPUT,
                "Run " + run + " cannot be published again in " + shown() + ": " + why
                        + ". Nothing was changed. jobs/run runs lists the runs that are there; name one, or run the job"
                        + " again for that day with --logical-date and --force.");
    }

    private String shown() {
        return Warehouse.shown(storage.root());
    }
}
