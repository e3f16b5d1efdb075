package dev.broadsheet.job;

/** Carries out a job. What goes wrong comes out as {@link dev.broadsheet.config.Failure}, or is a fault of the program. */
@FunctionalInterface
public interface JobRunner {

    RunSummary run(JobRequest request, Console console);
}
