package dev.broadsheet.job;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that {@code jobs/run} takes for itself before this program starts; they stand here to be seen in the help. */
final class LauncherOptions {

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark master to run on, through spark-submit unless it is local. Taken by jobs/run.")
    private Optional<String> master = Optional.empty();

    @Option(
            names = "--spark-conf",
            paramLabel = "KEY=VALUE",
            description = "A setting of Spark, given as spark-submit --conf. Taken by jobs/run.")
    private List<String> sparkConf = List.of();

    /** Whether any came through, which means that the launcher was not used. */
    boolean any() {
        return master.isPresent() || !sparkConf.isEmpty();
    }
}
