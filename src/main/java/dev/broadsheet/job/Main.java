package dev.broadsheet.job;

import dev.broadsheet.config.ExitCode;
import dev.broadsheet.config.Failure;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the command line, runs what it asks for, and ends with an exit code that tells the truth. */
public final class Main {

    private final JobRunner jobs;
    private final DigestRunner digests;
    private final ReportRunner reports;
    private final CatalogRunner catalogs;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Clock clock;

    public Main(
            JobRunner jobs,
            DigestRunner digests,
            ReportRunner reports,
            CatalogRunner catalogs,
            Map<String, String> environment,
            Path workingDirectory,
            Clock clock) {
        this.jobs = jobs;
        this.digests = digests;
        this.reports = reports;
        this.catalogs = catalogs;
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        PipelineRunner pipeline = new PipelineRunner(Clock.systemUTC());
        Main main = new Main(
                pipeline, pipeline, pipeline, pipeline, environment, Path.of("").toAbsolutePath(), Clock.systemUTC());
        Console console = Terminal.console(environment);
        Thread interrupted = new Thread(
                () -> console.lastWord(
                        "stopped by a signal: " + console.publishing().now()),
                "broadsheet-stopped");
        Runtime.getRuntime().addShutdownHook(interrupted);
        int code = main.run(console, arguments);
        // removed only when there is still a program to go on with: a signal may be running the hook at this moment
        if (!Shutdown.begun(interrupted)) {
            console.close();
            System.exit(code);
        }
    }

    /** Runs a command line and gives its exit code. Every failure is one message on the console. */
    public int run(Console console, String... arguments) {
        Commands top = new Commands();
        CommandLine commands = Commands.of(
                top,
                jobs,
                digests,
                reports,
                catalogs,
                new CommandContext(environment, workingDirectory, clock, console));
        commands.setParameterExceptionHandler((wrong, given) -> usage(console, wrong));
        commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(console, failure, top.verbose()));
        try {
            return commands.execute(arguments);
        } catch (Error fault) {
            // out of memory, classes that do not fit: the threads of Spark would keep the program alive without an exit
            // code
            return failed(console, fault, top.verbose());
        }
    }

    private static int usage(Console console, ParameterException wrong) {
        console.failure(Commands.explain(wrong));
        return ExitCode.USAGE.code();
    }

    private static int failed(Console console, Throwable failure, boolean verbose) {
        LoggerFactory.getLogger(Main.class).error("The run failed", failure);
        ExitCode code = failure instanceof Failure known ? known.exitCode() : ExitCode.INTERNAL;
        console.failure(explain(failure));
        if (verbose) {
            console.trace(failure);
        }
        return code.code();
    }

    private static String explain(Throwable failure) {
        if (failure instanceof Failure) {
            return failure.getMessage();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError
                    || String.valueOf(cause.getMessage()).contains("OutOfMemoryError")) {
                return "out of memory with a heap of "
                        + Amounts.bytes(Runtime.getRuntime().maxMemory())
                        + ". Give more with BROADSHEET_HEAP, such as BROADSHEET_HEAP=4g.";
            }
            if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return "no space is left on a disk that was written to (the warehouse, or Spark's spark.local.dir). What"
                        + " is published is whole. jobs/run gc deletes old runs; then start it again.";
            }
        }
        return "internal failure: "
                + String.valueOf(failure).lines().findFirst().orElse("")
                + ". The log file has the details; --verbose shows them here.";
    }
}
