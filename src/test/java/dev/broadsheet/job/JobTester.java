package dev.broadsheet.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs command lines in this JVM, as the launcher would, on a folder of its own. */
final class JobTester {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-01T12:00:00Z"), ZoneOffset.UTC);

    private final Path folder;

    JobTester(Path folder) {
        this.folder = folder;
    }

    /** How a command line ended. */
    record Ended(int code, String output, String reports) {}

    Path warehouse() {
        return folder.resolve("warehouse");
    }

    /** Writes a file below the folder {@code corpus}. */
    JobTester file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    JobTester file(String name, byte[] content) {
        try {
            Path path = folder.resolve("corpus").resolve(name);
            Files.createDirectories(path.getParent());
            Files.write(path, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a job on {@code corpus} into {@code warehouse}, on two threads unless told otherwise. */
    Ended job(String job, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                job,
                "--input",
                folder.resolve("corpus").toString(),
                "--warehouse",
                warehouse().toString(),
                "--set",
                "spark.master=local[2]",
                "--set",
                "spark.sql.shuffle.partitions=4",
                "--set",
                "run.report=false"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    Ended run(String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream reports = new ByteArrayOutputStream();
        PipelineRunner pipeline = new PipelineRunner(Clock.systemUTC());
        try (Console console = Console.plain(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(reports, true, StandardCharsets.UTF_8),
                Clock.systemUTC())) {
            int code =
                    new Main(pipeline, pipeline, pipeline, pipeline, Map.of(), folder, CLOCK).run(console, arguments);
            return new Ended(code, output.toString(StandardCharsets.UTF_8), reports.toString(StandardCharsets.UTF_8));
        }
    }

    /** The digest lines of what is published. */
    String digest() {
        Ended ended = run("digest", "--warehouse", warehouse().toString(), "--set", "spark.master=local[2]");
        if (ended.code() != 0) {
            throw new AssertionError(ended.reports());
        }
        return ended.output();
    }
}
