package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import dev.broadsheet.config.LoadedSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command of one job. */
final class JobCommand implements Callable<Integer> {

    private final Job job;
    private final JobRunner runner;
    private final CommandContext context;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private TopicOptions topics = new TopicOptions();

    @Mixin
    private LauncherOptions launcher = new LauncherOptions();

    @Option(names = "--force", description = "Run even if the same run is published already.")
    private boolean force;

    @Option(names = "--dry-run", description = "Say what would be read and written, and write nothing.")
    private boolean dryRun;

    @Option(names = "--print-config", description = "Print every setting with where it came from, and end.")
    private boolean printConfig;

    JobCommand(Job job, JobRunner runner, CommandContext context) {
        this.job = job;
        this.runner = runner;
        this.context = context;
    }

    @Override
    public Integer call() {
        if (launcher.any()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--master and --spark-conf are options of jobs/run; give them to spark-submit itself otherwise.");
        }
        LoadedSettings loaded = context.load(settings, topics.commandLine());
        if (printConfig) {
            context.console().results(loaded.rendered().lines().toList());
            return ExitCode.DONE.code();
        }
        if (loaded.settings().run().inputs().isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "There is nothing to read: the setting inputs is empty. Give --input PATH, or inputs in a config file.");
        }
        RunSummary summary = runner.run(new JobRequest(job, loaded, force, dryRun), context.console());
        context.console().results(SummaryText.of(summary));
        return ExitCode.DONE.code();
    }
}
