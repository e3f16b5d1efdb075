package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands, put together. */
@Command(
        name = "jobs/run",
        mixinStandardHelpOptions = true,
        versionProvider = Build.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description = "Turns raw text corpora into TF-IDF and topics as Parquet.")
final class Commands implements Runnable {

    private static final int WIDTH = 110;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure. The log file always has it.")
    private boolean verbose;

    boolean verbose() {
        return verbose;
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new Failure(ExitCode.USAGE, "No command was given. " + seeHelp());
    }

    static CommandLine of(
            Commands top,
            JobRunner jobs,
            DigestRunner digests,
            ReportRunner reports,
            CatalogRunner catalogs,
            CommandContext context) {
        CommandLine commands = new CommandLine(top, factory());
        for (Job job : Job.values()) {
            add(commands, job.word(), new JobCommand(job, jobs, context), job.purpose());
        }
        add(
                commands,
                "report",
                new ReportCommand(reports, context),
                "Write what is published as one HTML page for people: topics, trends, articles.");
        add(
                commands,
                "digest",
                new DigestCommand(digests, context),
                "Print a digest of the rows of every published table.");
        add(commands, "status", new StatusCommand(context), "Say what is published, who writes, and what broke off.");
        add(commands, "runs", new RunsCommand(context), "List the runs of a warehouse.");
        add(commands, "rollback", new RollbackCommand(catalogs, context), "Publish again what was published before.");
        add(
                commands,
                "register",
                new RegisterCommand(catalogs, context),
                "Register what is published in the Spark catalogue of the settings catalog.*.");
        add(commands, "gc", new GcCommand(context), "Delete runs that nobody needs any more; never what is published.");
        add(commands, "export", new ExportCommand(context), "Write published tables as files that other tools open.");
        add(commands, "docs", new DocsCommand(context), "Write the documents that are made from the code.");
        commands.setUsageHelpWidth(WIDTH);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        return commands;
    }

    /** Commands to be read about, not run. */
    static CommandLine forHelp() {
        PipelineRunner none = new PipelineRunner(Clock.systemUTC());
        CommandContext context = new CommandContext(
                Map.of(), Path.of(""), Clock.systemUTC(), Console.plain(System.out, System.err, Clock.systemUTC()));
        return of(new Commands(), none, none, none, none, context);
    }

    /** What is wrong with a command line, and the nearest that would be right. */
    static String explain(ParameterException wrong) {
        List<String> suggestions =
                wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        Optional<String> nearest = suggestions.stream().findFirst();
        return wrong.getMessage().replaceAll("\\.$", "") + ". "
                + nearest.map(name -> "The nearest is " + name + ". ").orElse("") + seeHelp();
    }

    private static String seeHelp() {
        return "jobs/run --help lists the commands, jobs/run COMMAND --help its options.";
    }

    private static void add(CommandLine commands, String name, Object command, String purpose) {
        CommandLine added = new CommandLine(command, factory());
        added.getCommandSpec().usageMessage().description(purpose);
        commands.addSubcommand(name, added);
    }

    private static IFactory factory() {
        return CommandLine.defaultFactory();
    }
}
