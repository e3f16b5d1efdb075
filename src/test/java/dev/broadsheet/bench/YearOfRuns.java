package dev.broadsheet.bench;

import dev.broadsheet.job.Console;
import dev.broadsheet.job.Main;
import dev.broadsheet.job.PipelineRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs of consecutive days within one JVM, each with its own command line and its own Spark, over a folder that gets a file each day;
 * started by {@code jobs/bench year}. A process of its own for each day would add the same start to each. Of days before the first there
 * are files, which that one reads as far as they are new.
 *
 * <pre>
 *   YearOfRuns FOLDER WAREHOUSE FIRST LAST ARTICLES [OPTIONS]
 * </pre>
 */
public final class YearOfRuns {

    private YearOfRuns() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int last = Integer.parseInt(arguments[3]);
        int articles = Integer.parseInt(arguments[4]);
        List<String> options = List.of(arguments).subList(5, arguments.length);
        PrintStream nothing = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int first = Integer.parseInt(arguments[2]);
        for (int day = 1; day < first; day++) {
            DailyRuns.make(folder, day - 1, articles);
        }
        for (int day = first; day <= last; day++) {
            LocalDate date = DailyRuns.make(folder, day - 1, articles);
            List<String> command = new ArrayList<>(List.of(
                    "pipeline",
                    "--input",
                    folder.toString(),
                    "--warehouse",
                    arguments[1],
                    "--logical-date",
                    date.toString()));
            command.addAll(options);
            PipelineRunner pipeline = new PipelineRunner(Clock.systemUTC());
            long started = System.nanoTime();
            ByteArrayOutputStream reports = new ByteArrayOutputStream();
            try (Console console =
                    Console.plain(nothing, new PrintStream(reports, true, StandardCharsets.UTF_8), Clock.systemUTC())) {
                int code = new Main(pipeline, pipeline, pipeline, pipeline, Map.of(), Path.of(""), Clock.systemUTC())
                        .run(console, command.toArray(String[]::new));
                if (code != 0) {
                    throw new IllegalStateException("day " + day + " ended with exit code " + code + ": "
                            + reports.toString(StandardCharsets.UTF_8));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "RESULT {\"day\": %d, \"date\": \"%s\", \"seconds\": %.2f}%n",
                    day,
                    date,
                    (System.nanoTime() - started) / 1e9);
        }
    }
}
